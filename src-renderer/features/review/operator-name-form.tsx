import { Button, Text, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSettings } from '../../app/state/station-store';
import classes from './review.module.css';

/** Asked once: decisions are recorded with a name, and the station refuses them without. */
export function OperatorNameForm({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const operatorName = name.trim();
  return (
    <form
      className={classes.nameForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (operatorName !== '') void saveSettings({ operatorName });
      }}
    >
      <Text fw={600} size="lg">
        {t('review.nameTitle')}
      </Text>
      <Text size="sm">{t('review.nameHelp')}</Text>
      <TextInput
        ref={field}
        label={t('review.nameLabel')}
        value={name}
        maxLength={80}
        size="lg"
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" variant="filled" disabled={operatorName === ''}>
        {t('review.nameSave')}
      </Button>
    </form>
  );
}
