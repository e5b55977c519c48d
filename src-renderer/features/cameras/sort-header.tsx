import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CameraOrder, SortColumn } from './camera-list';
import classes from './cameras.module.css';

export interface SortHeaderProps {
  readonly column: SortColumn;
  readonly order: CameraOrder;
  readonly right: boolean;
  readonly onSort: () => void;
}

/** The head of a column, which sorts by it. */
export function SortHeader({ column, order, right, onSort }: SortHeaderProps) {
  const { t } = useTranslation();
  const sorted = order.column === column;
  const Icon = sorted ? (order.descending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <Table.Th
      ta={right ? 'right' : 'left'}
      aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton className={classes.sort} data-sorted={sorted} title={t('cameras.sortBy')} onClick={onSort}>
        {t(`cameras.${column}`)}
        <Icon size={15} aria-hidden="true" />
      </UnstyledButton>
    </Table.Th>
  );
}
