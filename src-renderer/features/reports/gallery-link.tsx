import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import classes from './reports.module.css';

export interface GalleryLinkProps {
  readonly filter: CaptureFilter;
  readonly children: ReactNode;
}

/** Address of the gallery that shows these captures; the query is the one it understands. */
export function capturesAddress(filter: CaptureFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return `#/gallery?${new URLSearchParams(given.map(([key, value]) => [key, `${value}`]))}`;
}

/** A figure that leads to the captures it counts. */
export function GalleryLink({ filter, children }: GalleryLinkProps) {
  const { t } = useTranslation();
  return (
    <a className={classes.link} href={capturesAddress(filter)} title={t('reports.openInGallery')}>
      {children}
    </a>
  );
}
