import { Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/i18n/use-formats';

export interface PagesProps {
  readonly pages: number;
  /** From 1. */
  readonly at: number;
  readonly onTurn: (page: number) => void;
}

/** Leafs through a long list; a single page shows nothing. */
export function Pages({ pages, at, onTurn }: PagesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (pages <= 1) return null;
  return (
    <Pagination
      total={pages}
      value={at}
      onChange={onTurn}
      size="xl"
      mt="md"
      getControlProps={(control) => ({ 'aria-label': t(`replay.page.${control}`) })}
      getItemProps={(number) => ({ 'aria-label': t('replay.pageNumber', { n: formats.number(number) }) })}
    />
  );
}
