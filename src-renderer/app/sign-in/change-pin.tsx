import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/station';
import { showDone, showProblem } from '../notices';
import { isGoodPin, type NewPin, NewPinFields } from './new-pin-fields';
import { useSecondsLeft } from './use-seconds-left';

/** A new PIN of one's own: the old one first, as at the sign-in. */
export function ChangePin({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [pin, setPin] = useState<NewPin>({ pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [waitUntilMs, setWaitUntilMs] = useState(0);
  const seconds = useSecondsLeft(waitUntilMs);
  const send = async (): Promise<void> => {
    setTried(true);
    if (!isGoodPin(pin) || busy || seconds > 0) return;
    setBusy(true);
    const answer = await ask('changeOwnPin', { old, pin: pin.pin });
    setBusy(false);
    if (!answer.ok) showProblem(answer);
    else if (answer.value.state === 'changed') {
      showDone(t('signIn.pinChanged'));
      onClose();
    } else {
      setOld('');
      setWrong(answer.value.state === 'wrong-pin');
      setWaitUntilMs(Date.now() + answer.value.waitMs);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <PasswordInput
          size="lg"
          label={t('signIn.oldPin')}
          value={old}
          error={seconds > 0 ? t('signIn.wait', { seconds }) : wrong ? t('signIn.wrong') : null}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-hidden': true }}
          onChange={({ currentTarget }) => setOld(currentTarget.value)}
        />
        <NewPinFields value={pin} tried={tried} onChange={setPin} />
        <Group justify="flex-end">
          <Button size="md" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" variant="filled" size="md" loading={busy} disabled={old === '' || seconds > 0}>
            {t('signIn.changePin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
