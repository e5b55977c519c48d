import { Table } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './charts.module.css';

export interface ChartTableProps {
  /** On the switch that opens it. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: number | string; readonly cells: readonly ReactNode[] }[];
}

/** The values of a chart for those who cannot or will not read the drawing, and its links for the keyboard. */
export function ChartTable({ label, columns, rows }: ChartTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.table} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <IconTable size={18} aria-hidden="true" /> {label}
      </summary>
      {/* Hundreds of rows that nobody asked for need not be made. */}
      {open ? (
        <div className={classes.scroll}>
          <Table className="numeric" verticalSpacing={4} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column, index) => (
                  <Table.Th key={column} ta={index === 0 ? 'left' : 'right'}>
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ key, cells }) => (
                <Table.Tr key={key}>
                  {cells.map((cell, index) => (
                    <Table.Td key={columns[index]} ta={index === 0 ? 'left' : 'right'}>
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
    </details>
  );
}
