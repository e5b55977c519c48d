import { Button, Loader } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { navigate } from '../../app/hash-location';
import { useFormats } from '../../app/i18n/use-formats';
import { EmptyState } from '../../components/empty-state';
import { useScan } from '../../keyboard/use-scan';
import { filterFromSearch, galleryAddress, searchFromFilter } from './filter-address';
import { FilterBar } from './filter-bar';
import classes from './gallery.module.css';
import { GalleryGrid } from './gallery-grid';
import { chooseFilter, connectGallery, retry, showArrived, useGallery } from './gallery-store';

export function GalleryScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const search = useSearch();
  const filter = useMemo(() => filterFromSearch(search), [search]);
  const phase = useGallery((state) => state.phase);
  const total = useGallery((state) => state.total);
  const arrived = useGallery((state) => state.arrived.size);
  useEffect(() => {
    connectGallery();
    chooseFilter(filter);
  }, [filter]);
  // A scan looks for what was scanned.
  useScan((text) => navigate(galleryAddress(filterFromSearch(new URLSearchParams({ serial: text }).toString()))));
  const filtered = searchFromFilter(filter) !== '';

  return (
    <div className={classes.screen}>
      <FilterBar filter={filter} onChange={(next) => navigate(galleryAddress(next), { replace: true })} />
      <div className={classes.head}>
        <h1 className={classes.total} aria-live="polite">
          {phase === 'ready'
            ? t('gallery.total', { count: total + arrived, n: formats.number(total + arrived) })
            : t('gallery.title')}
        </h1>
        {arrived > 0 ? (
          <Button onClick={showArrived}>{t('gallery.fresh', { n: formats.number(arrived) })}</Button>
        ) : null}
      </div>
      {phase === 'failed' ? (
        <EmptyState title={t('gallery.loadFailed')} alert>
          <Button onClick={retry}>{t('app.retry')}</Button>
        </EmptyState>
      ) : null}
      {phase === 'loading' ? <EmptyState title={t('gallery.loading')} icon={<Loader />} /> : null}
      {phase === 'ready' && total === 0 ? (
        <EmptyState
          title={filtered ? t('gallery.empty') : t('gallery.nothingYet')}
          help={filtered ? t('gallery.emptyHelp') : t('gallery.nothingYetHelp')}
        />
      ) : null}
      {phase === 'ready' && total > 0 ? <GalleryGrid key={searchFromFilter(filter)} /> : null}
    </div>
  );
}
