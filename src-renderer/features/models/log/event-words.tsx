import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleOff,
  IconSchool,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../src-shared/domain/assert-never';
import type { ProductEvent } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import classes from '../models.module.css';
import { useModels } from '../models-store';
import { useModelName } from '../use-model-name';

const look = { size: 20, stroke: 1.7, 'aria-hidden': true } as const;

const iconOf = ({ kind, model }: ProductEvent): ReactNode => {
  if (kind === 'teach') return <IconSchool {...look} />;
  if (kind === 'thresholds') return <IconAdjustmentsHorizontal {...look} />;
  if (kind === 'roll-back') return <IconArrowBackUp {...look} />;
  return model === null ? <IconCircleOff {...look} /> : <IconCircleCheck {...look} />;
};

/** One event as a sentence. */
export function EventWords({ event }: { readonly event: ProductEvent }) {
  const { t } = useTranslation();
  const words = useEventWords();
  return (
    <span className={classes.event}>
      {iconOf(event)}
      <span>
        {words(event)}
        {event.confirmed ? <strong className={classes.eventNote}>{t('models.log.confirmed')}</strong> : null}
      </span>
    </span>
  );
}

function useEventWords(): (event: ProductEvent) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useModelName();
  const models = useModels((state) => state.models);
  return ({ kind, model: key, thresholds, photos }) => {
    const found = models.find((model) => model.key === key);
    const model = found ? nameOf(found) : '–';
    switch (kind) {
      case 'teach':
        return t('models.log.teach', { model, count: photos ?? 0, n: formats.number(photos ?? 0) });
      case 'thresholds':
        return t('models.log.thresholds', {
          model,
          pass: formats.score(thresholds?.pass ?? 0),
          fail: formats.score(thresholds?.fail ?? 0),
        });
      case 'roll-back':
        return key === null ? t('models.log.rollBackToNone') : t('models.log.rollBack', { model });
      case 'activate':
        return key === null ? t('models.log.deactivate') : t('models.log.activate', { model });
      default:
        return assertNever(kind);
    }
  };
}
