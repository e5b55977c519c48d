import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGoodPin, type NewPin, NewPinFields } from './new-pin-fields';
import { createAdministrator, useSignIn } from './sign-in-store';

/** A new station: no default password, so whoever comes first gives one. */
export function FirstAdministrator() {
  const { t } = useTranslation();
  const busy = useSignIn((state) => state.busy);
  const [name, setName] = useState('');
  const [pin, setPin] = useState<NewPin>({ pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const good = name.trim() !== '' && isGoodPin(pin);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (good) void createAdministrator(name.trim(), pin.pin);
      }}
    >
      <Stack>
        <Text>{t('signIn.newHelp')}</Text>
        <TextInput
          size="lg"
          label={t('signIn.newName')}
          value={name}
          maxLength={80}
          data-autofocus
          autoComplete="off"
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NewPinFields value={pin} tried={tried} onChange={setPin} />
        <Button type="submit" variant="filled" size="md" loading={busy} disabled={name.trim() === ''}>
          {t('signIn.create')}
        </Button>
      </Stack>
    </form>
  );
}
