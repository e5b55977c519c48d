import { Button, Loader, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import { currentSearch, navigate } from '../../app/hash-location';
import { useFormats } from '../../app/i18n/use-formats';
import { EmptyState } from '../../components/empty-state';
import { useScan } from '../../keyboard/use-scan';
import { filterFromSearch, galleryAddress, searchFromFilter } from './filter-address';
import { FilterBar } from './filter-bar';
import classes from './gallery.module.css';
import { GalleryGrid } from './gallery-grid';
import { chooseFilter, retry, showArrived, showGallery, useGallery } from './gallery-store';
import { SelectionBar } from './selection-bar';
import { useSelection } from './selection-store';
import { countOf } from './selection-transitions';

const showFilter = (filter: CaptureFilter): void => navigate(galleryAddress(filter), { replace: true });
const changeFilter = (part: CaptureFilter): void => showFilter({ ...filterFromSearch(currentSearch()), ...part });
const clearFilter = (): void => showFilter({});

export function GalleryScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const search = useSearch();
  const filter = useMemo(() => filterFromSearch(search), [search]);
  const phase = useGallery((state) => state.phase);
  const total = useGallery((state) => state.total);
  const counted = useGallery((state) => state.counted);
  const arrived = useGallery((state) => state.arrived.size);
  const selecting = useSelection((state) => countOf(state.selection) > 0);
  useEffect(() => {
    chooseFilter(filter);
  }, [filter]);
  // A scan looks for what was scanned.
  useScan((text) => navigate(galleryAddress(filterFromSearch(new URLSearchParams({ serial: text }).toString()))));
  useEffect(showGallery, []);
  const shown = total + arrived;
  const n = formats.number(shown);
  const filtered = searchFromFilter(filter) !== '';

  return (
    <div className={classes.screen}>
      <FilterBar filter={filter} onChange={changeFilter} onClear={clearFilter} />
      <div className={classes.head}>
        {selecting ? (
          <SelectionBar />
        ) : (
          <>
            <h1 className={classes.total} aria-live="polite">
              {phase === 'ready'
                ? t(counted ? 'gallery.total' : 'gallery.moreThan', { count: shown, n })
                : t('gallery.title')}
            </h1>
            {arrived > 0 ? (
              <Button onClick={showArrived}>{t('gallery.fresh', { n: formats.number(arrived) })}</Button>
            ) : null}
            <span className={classes.spring} />
            {phase === 'ready' && total > 0 ? (
              <Text size="sm" c="dimmed" className={classes.hint}>
                {t('gallery.keysHelp')}
              </Text>
            ) : null}
          </>
        )}
      </div>
      {phase === 'failed' ? (
        <EmptyState title={t('gallery.loadFailed')} alert>
          <Button onClick={retry}>{t('app.retry')}</Button>
        </EmptyState>
      ) : null}
      {phase === 'loading' ? (
        <div className={classes.late}>
          <EmptyState title={t('gallery.loading')} icon={<Loader />} />
        </div>
      ) : null}
      {phase === 'ready' && total === 0 ? (
        <EmptyState
          title={filtered ? t('gallery.empty') : t('gallery.nothingYet')}
          help={filtered ? t('gallery.emptyHelp') : t('gallery.nothingYetHelp')}
        >
          {filtered ? <Button onClick={() => navigate(galleryAddress({}))}>{t('gallery.clear')}</Button> : null}
        </EmptyState>
      ) : null}
      {phase === 'ready' && total > 0 ? <GalleryGrid key={searchFromFilter(filter)} /> : null}
    </div>
  );
}
