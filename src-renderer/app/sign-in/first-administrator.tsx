import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPin } from '../../../src-shared/domain/operator';
import { createAdministrator, useSignIn } from './sign-in-store';

/** A new station: no default password, so whoever comes first gives one. */
export function FirstAdministrator() {
  const { t } = useTranslation();
  const busy = useSignIn((state) => state.busy);
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const pinProblem = isPin(pin) ? null : t('signIn.pinWrong');
  const againProblem = again === pin ? null : t('signIn.pinsDiffer');
  const good = name.trim() !== '' && pinProblem === null && againProblem === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (good) void createAdministrator(name.trim(), pin);
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
        <PasswordInput
          size="lg"
          label={t('signIn.newPin')}
          description={t('signIn.pinHelp')}
          value={pin}
          error={tried ? pinProblem : null}
          inputMode="numeric"
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-hidden': true }}
          onChange={({ currentTarget }) => setPin(currentTarget.value)}
        />
        <PasswordInput
          size="lg"
          label={t('signIn.repeatPin')}
          value={again}
          error={tried ? againProblem : null}
          inputMode="numeric"
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-hidden': true }}
          onChange={({ currentTarget }) => setAgain(currentTarget.value)}
        />
        <Button type="submit" variant="filled" size="md" loading={busy} disabled={name.trim() === ''}>
          {t('signIn.create')}
        </Button>
      </Stack>
    </form>
  );
}
