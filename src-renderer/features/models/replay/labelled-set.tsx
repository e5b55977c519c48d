/* oxlint-disable jsx-a11y/control-has-associated-label -- the links hold their words, deeper than the rule looks */
import { ActionIcon } from '@mantine/core';
import { IconCheck, IconTagOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelledCapture } from '../../../../src-shared/ipc/contract';
import { thumbnailUrl } from '../../../api/image-urls';
import { useFormats } from '../../../app/i18n/use-formats';
import { useWords } from '../../../app/i18n/use-words';
import { EmptyState } from '../../../components/empty-state';
import { labelAll } from './label-captures';
import { Pages } from './pages';
import classes from './replay.module.css';

const pageSize = 36;

export interface LabelledSetProps {
  readonly labelled: readonly LabelledCapture[];
  readonly onLabelled: () => void;
}

/** The captures every candidate of this product is tried on, whatever was decided since. */
export function LabelledSet({ labelled, onLabelled }: LabelledSetProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const [page, setPage] = useState(1);
  if (labelled.length === 0) return <EmptyState title={t('replay.noLabels')} help={t('replay.noLabelsHelp')} />;
  const pages = Math.ceil(labelled.length / pageSize);
  const at = Math.min(page, pages);
  const good = labelled.filter(({ expected }) => expected === 'accept').length;
  const take = async (capture: LabelledCapture['capture']): Promise<void> => {
    if (await labelAll([{ capture: capture.id, expected: null }])) onLabelled();
  };
  return (
    <>
      <p>{t('replay.setCounts', { good: formats.number(good), defective: formats.number(labelled.length - good) })}</p>
      <ul className={classes.labels}>
        {labelled.slice((at - 1) * pageSize, at * pageSize).map(({ capture, expected }) => {
          const Icon = expected === 'accept' ? IconCheck : IconX;
          const title = t('capture.title', { id: formats.number(capture.id) });
          return (
            <li key={capture.id} className={classes.label}>
              <a href={`#/gallery/${capture.id}`} className={classes.labelLink}>
                <img src={thumbnailUrl(capture.id)} alt="" width={148} height={111} loading="lazy" />
                <span className={classes.labelText}>
                  <strong>{title}</strong>
                  <span className={classes.expected}>
                    <Icon size={16} stroke={3} aria-hidden="true" />
                    {t(`replay.is.${expected}`)}
                  </span>
                  <span className={classes.dim}>{words.captureCamera(capture)}</span>
                </span>
              </a>
              <ActionIcon
                aria-label={t('replay.takeOne', { capture: title })}
                title={t('replay.takeOne', { capture: title })}
                onClick={() => void take(capture)}
              >
                <IconTagOff size={20} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <Pages pages={pages} at={at} onTurn={setPage} />
    </>
  );
}
