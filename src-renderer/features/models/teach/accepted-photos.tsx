import { NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import type { AcceptedCounts } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { Notice } from '../../../components/notice';
import { photosToTake } from './start-teaching';

export interface AcceptedPhotosProps {
  /** Null until they are counted. */
  readonly accepted: AcceptedCounts | null;
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
}

/** How many accepted captures there are, how many to take, and what too few mean. */
export function AcceptedPhotos({ accepted, limit, onLimit }: AcceptedPhotosProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { least, advised, most } = teachPhotoLimits;
  if (accepted === null) return <Text fz="inherit">{t('app.reading')}</Text>;
  const { accepted: there, notPassed } = accepted;
  if (there < least) {
    return (
      <Notice tone="unsure" title={t('models.teach.tooFew')}>
        <p>
          {t('models.teach.tooFewAccepted', { count: there, n: formats.number(there), least: formats.number(least) })}
        </p>
      </Notice>
    );
  }
  const taken = Math.min(there, photosToTake(limit));
  return (
    <>
      <Text fz="inherit">
        {t('models.teach.there', { count: there, n: formats.number(there) })}
        {notPassed > 0 ? ` ${t('models.teach.notPassed', { count: notPassed, n: formats.number(notPassed) })}` : ''}
      </Text>
      <NumberInput
        w={220}
        size="md"
        label={t('models.teach.most')}
        min={least}
        max={most}
        clampBehavior="blur"
        allowDecimal={false}
        value={limit}
        onChange={(value) => onLimit(typeof value === 'number' ? value : teachPhotoLimits.usual)}
      />
      <Text fz="inherit" {...(taken < advised ? {} : { c: 'dimmed' })}>
        {t('models.teach.taken', { count: taken, n: formats.number(taken) })}
        {taken < advised ? ` ${t('models.teach.few', { advised: formats.number(advised) })}` : ''}
      </Text>
    </>
  );
}
