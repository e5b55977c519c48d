import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

export interface SaveBarProps {
  readonly dirty: boolean;
  /** Something must be put right before it can be saved. */
  readonly wrong: boolean;
  readonly saving: boolean;
  readonly onDiscard: () => void;
}

/** Below a page of settings: whether there is something to save, and the form's own button to do it. */
export function SaveBar({ dirty, wrong, saving, onDiscard }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <Group className={classes.bar} data-dirty={dirty}>
      <Text component="output" fw={600} flex={1}>
        {wrong ? t('settings.fixFirst') : dirty ? t('settings.unsaved') : ''}
      </Text>
      <Button type="button" onClick={onDiscard} disabled={!dirty || saving}>
        {t('settings.undo')}
      </Button>
      <Button type="submit" variant="filled" disabled={!dirty || wrong} loading={saving}>
        {t('app.save')}
      </Button>
    </Group>
  );
}
