import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconSquareRoundedXFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

export interface BannerProps {
  /** `fail`: photos are lost or refused; `unsure`: something to look after. */
  readonly tone: 'fail' | 'unsure';
  readonly title: string;
  readonly children?: ReactNode;
  /** Left out when the condition must stay in sight until it is over. */
  readonly onDismiss?: () => void;
}

export function Banner({ tone, title, children, onDismiss }: BannerProps) {
  const { t } = useTranslation();
  const Icon = tone === 'fail' ? IconSquareRoundedXFilled : IconAlertTriangleFilled;
  return (
    <section className={classes.banner} data-tone={tone} role={tone === 'fail' ? 'alert' : 'status'}>
      <Icon size={26} aria-hidden="true" />
      <div className={classes.bannerText}>
        <p className={classes.bannerTitle}>{title}</p>
        {children}
      </div>
      {onDismiss ? <Button onClick={onDismiss}>{t('app.dismiss')}</Button> : null}
    </section>
  );
}
