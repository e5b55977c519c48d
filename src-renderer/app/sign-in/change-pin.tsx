import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/station';
import { showDone, showProblem } from '../notices';
import { PinPad } from './pin-pad';
import { useSecondsLeft } from './use-seconds-left';

const steps = ['oldPin', 'ownNewPin', 'repeatPin'] as const;

/** A new PIN of one's own, with the finger or the keyboard: the old one, then the new one twice. */
export function ChangePin({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [pins, setPins] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<'wrong' | 'pinsDiffer' | null>(null);
  const [waitUntilMs, setWaitUntilMs] = useState(0);
  const seconds = useSecondsLeft(waitUntilMs);
  const step = steps[pins.length] ?? 'repeatPin';

  const send = async (old: string, pin: string): Promise<void> => {
    setBusy(true);
    const answer = await ask('changeOwnPin', { old, pin });
    setBusy(false);
    if (!answer.ok) showProblem(answer);
    else if (answer.value.state === 'changed') {
      showDone(t('signIn.pinChanged'));
      onClose();
    } else {
      setPins([]);
      setProblem(answer.value.state === 'wrong-pin' ? 'wrong' : null);
      setWaitUntilMs(Date.now() + answer.value.waitMs);
    }
  };
  const take = (pin: string): void => {
    const [old, wanted] = pins;
    setProblem(null);
    if (old === undefined || wanted === undefined) setPins([...pins, pin]);
    else if (wanted === pin) void send(old, pin);
    else {
      setPins([old]);
      setProblem('pinsDiffer');
    }
  };
  return (
    <>
      <Text component="output" display="block" mb="md">
        {t('signIn.step', { n: pins.length + 1, of: steps.length })}
      </Text>
      <PinPad
        key={`${step} ${problem}`}
        label={t(`signIn.${step}`)}
        submit={t(step === 'repeatPin' ? 'signIn.changePin' : 'signIn.goOn')}
        error={seconds > 0 ? t('signIn.wait', { seconds }) : problem === null ? null : t(`signIn.${problem}`)}
        busy={busy}
        disabled={seconds > 0}
        onPin={take}
      />
      <Group justify="space-between" mt="lg">
        <Text size="sm" c="dimmed">
          {t('signIn.pinHelp')}
        </Text>
        <Button size="md" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </Group>
    </>
  );
}
