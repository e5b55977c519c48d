import { Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { heatUrl, photoUrl } from '../../api/image-urls';
import { navigate } from '../../app/hash-location';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { useHeatChoice } from '../../app/state/heat-choice';
import { DecisionMark } from '../../components/decision-mark';
import { EmptyState } from '../../components/empty-state';
import { KeyButton } from '../../components/key-button';
import { PhotoViewer } from '../../components/photo-viewer';
import type { SharedView } from '../../components/shared-view';
import { useKeys } from '../../components/use-keys';
import type { ViewLink } from '../../components/use-viewport';
import { VerdictMark } from '../../components/verdict-mark';
import { filterFromSearch, galleryAddress } from './filter-address';
import classes from './gallery.module.css';
import { useCaptureDetail } from './use-capture-detail';

/** Two captures side by side under one view: zoom and movement of one are those of the other. */
export function CompareScreen({ one, other }: { readonly one: number; readonly other: number }) {
  const { t } = useTranslation();
  const search = useSearch();
  const [view, setView] = useState<SharedView | null>(null);
  const link = { view, onChange: setView };
  const toGrid = (): void => navigate(galleryAddress(filterFromSearch(search)));
  useKeys({ Escape: toGrid });
  return (
    <div className={classes.compare}>
      <div className={classes.compareHead}>
        <KeyButton label={t('gallery.backToGrid')} keyLabel="Esc" onPress={toGrid} />
        <h1 className={classes.total}>{t('compare.title')}</h1>
      </div>
      <div className={classes.pair}>
        <Side id={one} link={link} hasKeys />
        <Side id={other} link={link} hasKeys={false} />
      </div>
    </div>
  );
}

function Side({ id, link, hasKeys }: { readonly id: number; readonly link: ViewLink; readonly hasKeys: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const detail = useCaptureDetail(id);
  const heat = useHeatChoice();
  if (detail.phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (detail.phase === 'failed') {
    return <EmptyState title={t('gallery.goneTitle')} help={detail.problem.detail} alert />;
  }
  const { capture, inspections } = detail.detail;
  const newest = inspections[0];
  return (
    <section className={classes.comparedSide} aria-label={t('capture.title', { id: formats.number(capture.id) })}>
      <div className={classes.comparedHead}>
        <div>
          <strong>{t('capture.title', { id: formats.number(capture.id) })}</strong>
          <div className={classes.comparedFacts}>
            {`${words.captureCamera(capture)} · ${formats.dateTime(capture.receivedAtMs)}`}
          </div>
        </div>
        <span className={classes.spring} />
        <VerdictMark verdict={capture.verdict} />
        {capture.score === null ? null : <span className="numeric">{formats.score(capture.score)}</span>}
        {capture.decision === null ? <span>{t('decision.none')}</span> : <DecisionMark decision={capture.decision} />}
      </div>
      <PhotoViewer
        photoUrl={photoUrl(capture.id)}
        label={t('capture.photoOf', { id: capture.id })}
        heatLabel={t('capture.heatOf', { id: capture.id })}
        size={
          capture.width !== null && capture.height !== null ? { width: capture.width, height: capture.height } : null
        }
        removedAtMs={capture.photoRemovedAtMs}
        heatUrl={newest?.hasHeatMap ? heatUrl(capture.id) : null}
        spots={newest?.regions ?? []}
        heat={heat}
        onHeatChange={(choice) => useHeatChoice.setState(choice)}
        link={link}
        hasKeys={hasKeys}
      />
    </section>
  );
}
