import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-shared/domain/audit';
import { useFormats } from '../../app/i18n/use-formats';
import { type ChangedValue, changedValues, differing } from './changed-values';
import classes from './settings.module.css';
import { useLogWords } from './use-log-words';

/** Parts of the settings are kept whole: only what differs in them is worth reading. */
const sidesOf = ({ kind, before, after }: AuditEntry): readonly (readonly ChangedValue[])[] =>
  kind === 'settings' ? differing(before, after) : [changedValues(before), changedValues(after)];

export function LogTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useLogWords();
  return (
    <Table.ScrollContainer minWidth={1000}>
      <Table className={`${classes.log} numeric`} verticalSpacing={6} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={200}>{t('log.at')}</Table.Th>
            <Table.Th w={190}>{t('log.operator')}</Table.Th>
            <Table.Th w={210}>{t('log.what')}</Table.Th>
            <Table.Th w={200}>{t('log.subject')}</Table.Th>
            <Table.Th>{t('log.before')}</Table.Th>
            <Table.Th>{t('log.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>{formats.dateTime(entry.atMs)}</Table.Td>
              <Table.Td>
                {entry.operator || t('log.nobody')}
                {entry.role === null ? null : (
                  <Text size="sm" c="dimmed">
                    {t(`role.${entry.role}`)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {t(`log.kinds.${entry.kind}`)}
                </Text>
                {t(`log.actions.${entry.action}`)}
              </Table.Td>
              <Table.Td className={classes.logText}>{words.subject(entry)}</Table.Td>
              {sidesOf(entry).map((values, side) => (
                <Table.Td key={side === 0 ? 'before' : 'after'} className={classes.logText}>
                  {values.map((changed) => (
                    <div key={changed.path.join('.')}>
                      <span className={classes.logName}>{words.name(changed.path)}</span> {words.value(changed)}
                    </div>
                  ))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
