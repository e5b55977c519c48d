import { Button, Group, Select, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Operator, roles } from '../../../src-shared/domain/operator';
import { useFormats } from '../../app/i18n/use-formats';
import { withRole } from '../../app/sign-in/sign-in-store';
import { changeRole, setDisabled } from './operators-store';
import classes from './settings.module.css';

export interface OperatorsTableProps {
  readonly operators: readonly Operator[];
  readonly onRename: (operator: Operator) => void;
  readonly onNewPin: (operator: Operator) => void;
}

export function OperatorsTable({ operators, onRename, onNewPin }: OperatorsTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Table className={classes.operators} verticalSpacing="sm" mb="md" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('operators.name')}</Table.Th>
          <Table.Th>{t('operators.role')}</Table.Th>
          <Table.Th>{t('operators.lastSeen')}</Table.Th>
          <Table.Th aria-label={t('operators.actions')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {operators.map((operator) => {
          const { key, name, role, disabled, lastSignedInMs } = operator;
          return (
            <Table.Tr key={key} className={disabled ? classes.off : undefined}>
              <Table.Td>
                <Text fw={600}>{name}</Text>
                {disabled ? <Text size="sm">{t('operators.disabled')}</Text> : null}
              </Table.Td>
              <Table.Td>
                <Select
                  size="md"
                  w={220}
                  aria-label={t('operators.roleOf', { name })}
                  allowDeselect={false}
                  value={role}
                  data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
                  onChange={(value) => value !== null && void changeRole(key, value)}
                />
                <Text size="sm" c="dimmed" mt={4}>
                  {t(`operators.roleHelp.${role}`)}
                </Text>
              </Table.Td>
              <Table.Td>{lastSignedInMs === null ? t('operators.never') : formats.dateTime(lastSignedInMs)}</Table.Td>
              <Table.Td>
                <Group gap="sm" justify="flex-end" wrap="nowrap">
                  <Button
                    aria-label={t('operators.renameOne', { name })}
                    onClick={() => withRole('administrator', () => onRename(operator))}
                  >
                    {t('operators.rename')}
                  </Button>
                  <Button
                    aria-label={t('operators.newPinOne', { name })}
                    onClick={() => withRole('administrator', () => onNewPin(operator))}
                  >
                    {t('operators.newPin')}
                  </Button>
                  <Button
                    miw={130}
                    aria-label={t(disabled ? 'operators.enableOne' : 'operators.disableOne', { name })}
                    onClick={() => void setDisabled(key, !disabled)}
                  >
                    {t(disabled ? 'operators.enable' : 'operators.disable')}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
