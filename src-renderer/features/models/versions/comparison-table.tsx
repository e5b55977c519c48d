import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { verdicts } from '../../../../src-shared/domain/inspection';
import type { ReplayComparison, ReplayCounts } from '../../../../src-shared/domain/replay';
import { useFormats } from '../../../app/i18n/use-formats';

/** What the candidate and the active model say of the captures whose truth is known, counted. */
export function ComparisonTable({ comparison }: { readonly comparison: ReplayComparison }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { candidate, current } = comparison;
  const cells = (counts: ReplayCounts) =>
    (['accepted', 'rejected'] as const).flatMap((truth) =>
      verdicts.map((verdict) => (
        <Table.Td key={truth + verdict} ta="right">
          {formats.number(counts[truth][verdict])}
        </Table.Td>
      )),
    );
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table className="numeric" withTableBorder withColumnBorders w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Td rowSpan={2} />
            <Table.Th colSpan={3}>{t('models.compare.accepted')}</Table.Th>
            <Table.Th colSpan={3}>{t('models.compare.rejected')}</Table.Th>
          </Table.Tr>
          <Table.Tr>
            {['accepted', 'rejected'].flatMap((truth) =>
              verdicts.map((verdict) => (
                <Table.Th key={truth + verdict} ta="right" fw={500}>
                  {t(`verdict.${verdict}`)}
                </Table.Th>
              )),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th>{t('models.compare.candidate')}</Table.Th>
            {cells(candidate)}
          </Table.Tr>
          {current === null ? null : (
            <Table.Tr>
              <Table.Th>{t('models.compare.current')}</Table.Th>
              {cells(current)}
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
