import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import classes from './reports.module.css';

export interface GalleryLinkProps {
  readonly filter: CaptureFilter;
  readonly children: ReactNode;
}

/** A figure that leads to the captures it counts. The query is the one the gallery's address understands. */
export function GalleryLink({ filter, children }: GalleryLinkProps) {
  const { t } = useTranslation();
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, `${value}`]));
  return (
    <a className={classes.link} href={`#/gallery?${search}`} title={t('reports.openInGallery')}>
      {children}
    </a>
  );
}
