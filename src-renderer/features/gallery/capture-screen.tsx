import { Button, Loader, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { captureId } from '../../../src-shared/domain/ids';
import { heatUrl, photoUrl } from '../../api/image-urls';
import { navigate } from '../../app/hash-location';
import { useFormats } from '../../app/i18n/use-formats';
import { useHeatChoice } from '../../app/state/heat-choice';
import { EmptyState } from '../../components/empty-state';
import { KeyButton } from '../../components/key-button';
import { PhotoViewer } from '../../components/photo-viewer';
import { useKeys } from '../../components/use-keys';
import { useScan } from '../../keyboard/use-scan';
import { CaptureDecision } from './capture-decision';
import { CaptureExample } from './capture-example';
import { CaptureStory } from './capture-story';
import { filterFromSearch, galleryAddress } from './filter-address';
import classes from './gallery.module.css';
import { chooseFilter, useGallery, wantRange } from './gallery-store';
import { captureAt, indexOf } from './gallery-transitions';
import { InspectAgain } from './inspect-again';
import { useCaptureDetail } from './use-capture-detail';
import { usePlace } from './use-place';

/** One capture, large, with its whole story. Arrows go to its neighbours in the list it was opened from. */
export function CaptureScreen({ id }: { readonly id: number }) {
  const { t } = useTranslation();
  const search = useSearch();
  const filter = useMemo(() => filterFromSearch(search), [search]);
  const detail = useCaptureDetail(id);
  const heat = useHeatChoice();
  const formats = useFormats();
  const loadedIndex = useGallery((state) => indexOf(state, captureId(id)));
  const index = usePlace(id, filter, loadedIndex);
  const newer = useGallery((state) => (index > 0 ? captureAt(state, index - 1)?.id : undefined));
  const older = useGallery((state) => (index >= 0 ? captureAt(state, index + 1)?.id : undefined));
  const total = useGallery((state) => state.total);

  useEffect(() => {
    chooseFilter(filter);
  }, [filter]);
  useEffect(() => {
    if (index < 0) return;
    wantRange(index - 1, index + 1);
    useGallery.setState({ focused: index });
  }, [index]);

  const toGrid = (): void => navigate(galleryAddress(filter));
  const to = (neighbour: number | undefined) =>
    neighbour === undefined ? undefined : () => navigate(galleryAddress(filter, neighbour), { replace: true });
  useScan((text) => navigate(galleryAddress(filterFromSearch(new URLSearchParams({ serial: text }).toString()))));
  useKeys({ Escape: toGrid, ArrowLeft: to(newer), ArrowRight: to(older) });

  if (detail.phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (detail.phase === 'failed') {
    const title =
      detail.problem.code === 'not-found' ? t('gallery.goneTitle') : t(`problem.title.${detail.problem.code}`);
    return (
      <EmptyState title={title} help={detail.problem.detail} alert>
        <Button onClick={toGrid}>{t('gallery.backToGrid')}</Button>
      </EmptyState>
    );
  }
  const { capture, inspections } = detail.detail;
  const newest = inspections[0];
  const hasPhoto = capture.photoRemovedAtMs === null;
  return (
    <div className={classes.detail}>
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
      />
      <aside className={classes.side} aria-label={t('gallery.story')}>
        <div className={classes.sideNav}>
          <KeyButton label={t('app.back')} keyLabel="Esc" onPress={toGrid} />
          <Text size="sm" c="dimmed" className={`${classes.place} numeric`}>
            {index < 0 ? '' : t('gallery.placeOf', { n: formats.number(index + 1), total: formats.number(total) })}
          </Text>
          <KeyButton
            label={t('gallery.previous')}
            keyLabel="←"
            onPress={to(newer) ?? toGrid}
            disabled={newer === undefined}
          />
          <KeyButton
            label={t('gallery.nextOne')}
            keyLabel="→"
            onPress={to(older) ?? toGrid}
            disabled={older === undefined}
          />
        </div>
        <CaptureDecision key={capture.id} capture={capture} />
        {hasPhoto || detail.detail.label !== null ? (
          <CaptureExample key={`example ${capture.id}`} detail={detail.detail} />
        ) : null}
        <CaptureStory detail={detail.detail} />
        {hasPhoto ? <InspectAgain key={`again ${capture.id}`} capture={capture} inspections={inspections} /> : null}
      </aside>
    </div>
  );
}
