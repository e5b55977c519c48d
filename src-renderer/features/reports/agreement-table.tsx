import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { Tally } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import { VerdictMark } from '../../components/verdict-mark';
import { GalleryLink } from './gallery-link';

export interface AgreementTableProps {
  readonly tally: Tally;
  readonly filter: CaptureFilter;
}

/** Verdicts of the model against decisions of the operator. */
export function AgreementTable({ tally, filter }: AgreementTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Table className="numeric" verticalSpacing={6} mb="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('reports.model')}</Table.Th>
          <Table.Th ta="right">{t('reports.accepted')}</Table.Th>
          <Table.Th ta="right">{t('reports.rejected')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {(['pass', 'unsure', 'fail'] as const).map((verdict) => (
          <Table.Tr key={verdict}>
            <Table.Th>
              <VerdictMark verdict={verdict} />
            </Table.Th>
            {(['accept', 'reject'] as const).map((decision) => (
              <Table.Td key={decision} ta="right">
                <GalleryLink filter={{ ...filter, verdict, decision }}>
                  {formats.number(tally[verdict][decision])}
                </GalleryLink>
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
