import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { ofStanding, type Tally, type YieldBasis } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { GalleryLink } from './gallery-link';

export interface OutcomeLinksProps {
  readonly side: 'good' | 'bad';
  readonly tally: Tally;
  readonly basis: YieldBasis;
  readonly filter: CaptureFilter;
}

/** How many are good or bad: those the operator decided and, apart, those only the model judged. */
export function OutcomeLinks({ side, tally, basis, filter }: OutcomeLinksProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [decision, verdict] = side === 'good' ? (['accept', 'pass'] as const) : (['reject', 'fail'] as const);
  const decided = ofStanding(tally, decision);
  const judged = basis === 'outcome' ? tally[verdict].none : 0;
  return (
    <>
      <GalleryLink filter={{ ...filter, decision }}>{formats.number(decided)}</GalleryLink>
      {judged === 0 ? null : (
        <>
          {' + '}
          <GalleryLink filter={{ ...filter, decision: 'none', verdict }}>
            {t('reports.byModel', { number: formats.number(judged) })}
          </GalleryLink>
        </>
      )}
    </>
  );
}
