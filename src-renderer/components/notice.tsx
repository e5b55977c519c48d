import { IconAlertTriangleFilled, IconBulb, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './notice.module.css';

export type NoticeTone = 'plain' | 'done' | 'advice' | 'unsure' | 'fail';

export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title: string;
  /** Read out at once: for what has just gone wrong. */
  readonly alert?: boolean;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
}

const icons = {
  plain: <IconInfoCircle size={22} aria-hidden="true" />,
  done: <IconCircleCheck size={22} aria-hidden="true" />,
  advice: <IconBulb size={22} aria-hidden="true" />,
  unsure: <IconAlertTriangleFilled size={22} aria-hidden="true" />,
  fail: <IconAlertTriangleFilled size={22} aria-hidden="true" />,
} as const;

/** Something to know in its place on a screen, by shape, word and colour. */
export function Notice({ tone, title, alert = false, onDismiss, children }: NoticeProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      {icons[tone]}
      <div className={classes.text}>
        <strong className={classes.title}>{title}</strong>
        {children}
      </div>
      {onDismiss ? (
        <button type="button" className={classes.dismiss} aria-label={t('app.dismiss')} onClick={onDismiss}>
          <IconX size={20} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}
