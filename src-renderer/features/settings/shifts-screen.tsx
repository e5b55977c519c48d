import { ActionIcon, Button, Group, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shift, shiftAt, shiftSchema } from '../../../src-shared/domain/shift';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { showDone } from '../../app/notices';
import { RoleNote } from '../../app/sign-in/role-note';
import { saveSettings, useStation } from '../../app/state/station-store';
import { Page } from '../../components/page';
import { useNow } from '../../components/use-now';
import classes from './settings.module.css';
import { SettingsNav } from './settings-nav';

const shiftsAtMost = 9;
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
/** Any Monday: only its name is read. */
const aMonday = new Date(2026, 0, 5).getTime();
const dayMs = 86_400_000;

const isStart = (start: string | null): boolean => shiftSchema.shape.starts.element.safeParse(start).success;

const newCode = (shifts: readonly Shift[]): string => {
  let number = shifts.length + 1;
  while (shifts.some(({ code }) => code === `shift-${number}`)) number += 1;
  return `shift-${number}`;
};

/** The station's shifts: a name, and when each starts on which day. */
export function ShiftsScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const saved = useStation((state) => state.settings?.shifts ?? []);
  const nowMs = useNow(60_000);
  const [draft, setDraft] = useState<readonly Shift[] | null>(null);
  const shifts = draft ?? saved;
  const edit = (place: number, part: Partial<Shift>): void =>
    setDraft(shifts.map((shift, index) => (index === place ? { ...shift, ...part } : shift)));
  const save = async (): Promise<void> => {
    if ((await saveSettings({ shifts: [...shifts] })) === null) return;
    setDraft(null);
    showDone(t('settings.saved'));
  };
  const now = shiftAt(saved, nowMs);
  return (
    <Page title={t('settings.title')} actions={<RoleNote needs="administrator" />}>
      <SettingsNav current="shifts" />
      <Text maw={900} mb="md">
        {t('shifts.help')}
      </Text>
      <Table.ScrollContainer minWidth={1060}>
        <Table className={classes.operators} withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={220}>{t('shifts.name')}</Table.Th>
              {weekdays.map((day) => (
                <Table.Th key={day}>{formats.weekday(aMonday + day * dayMs)}</Table.Th>
              ))}
              <Table.Th w={60} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shifts.map((shift, place) => (
              <Table.Tr key={shift.code}>
                <Table.Td>
                  <TextInput
                    size="md"
                    miw={190}
                    aria-label={t('shifts.nameOf', { name: words.shift(shift) })}
                    placeholder={words.shift({ ...shift, label: '' })}
                    value={shift.label}
                    maxLength={40}
                    onChange={({ currentTarget }) => edit(place, { label: currentTarget.value })}
                  />
                </Table.Td>
                {weekdays.map((day) => (
                  <Table.Td key={day}>
                    <TextInput
                      // Not a time field: that one follows the system's language, with AM and PM.
                      size="md"
                      w={92}
                      placeholder="–"
                      inputMode="numeric"
                      maxLength={5}
                      error={isStart(shift.starts[day] ?? null) ? null : t('shifts.badTime')}
                      aria-label={t('shifts.start', {
                        name: words.shift(shift),
                        day: formats.weekday(aMonday + day * dayMs),
                      })}
                      value={shift.starts[day] ?? ''}
                      onChange={({ currentTarget: { value } }) =>
                        edit(place, { starts: shift.starts.map((start, at) => (at === day ? value || null : start)) })
                      }
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <ActionIcon
                    aria-label={t('shifts.remove', { name: words.shift(shift) })}
                    onClick={() => setDraft(shifts.filter((_, index) => index !== place))}
                  >
                    <IconTrash size={18} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group my="md">
        <Button
          leftSection={<IconPlus size={18} />}
          disabled={shifts.length >= shiftsAtMost}
          onClick={() => setDraft([...shifts, { code: newCode(shifts), label: '', starts: weekdays.map(() => null) }])}
        >
          {t('shifts.add')}
        </Button>
        <Button
          variant="filled"
          disabled={draft === null || !shifts.every(({ starts }) => starts.every(isStart))}
          onClick={() => void save()}
        >
          {t('app.save')}
        </Button>
        <Button disabled={draft === null} onClick={() => setDraft(null)}>
          {t('settings.undo')}
        </Button>
      </Group>
      <Text>
        {now === null
          ? t('shifts.noneNow')
          : t('shifts.now', {
              name: words.shift(now.shift),
              from: formats.minute(now.fromMs),
              to: formats.minute(now.toMs),
            })}
      </Text>
    </Page>
  );
}
