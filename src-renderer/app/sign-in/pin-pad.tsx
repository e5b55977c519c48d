import { ActionIcon, Button, PasswordInput } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pinDigits } from '../../../src-shared/domain/operator';
import classes from './sign-in.module.css';

export interface PinPadProps {
  readonly label: string;
  /** On the key that enters it. */
  readonly submit: string;
  readonly error: string | null;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onPin: (pin: string) => void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A field for the keyboard and keys for the finger, which write into it. Emptied with every try. */
export function PinPad({ label, submit, error, busy, disabled, onPin }: PinPadProps) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const press = (digit: string): void => setPin((typed) => (typed + digit).slice(0, pinDigits.most));
  const ready = pin.length >= pinDigits.least && !busy && !disabled;
  const key = (digit: string) => (
    <Button
      key={digit}
      className={classes.key}
      aria-label={t('signIn.digit', { n: digit })}
      onClick={() => press(digit)}
    >
      {digit}
    </Button>
  );
  return (
    <form
      className={classes.pad}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onPin(pin);
        setPin('');
        field.current?.focus();
      }}
    >
      <PasswordInput
        ref={field}
        size="lg"
        label={label}
        value={pin}
        error={error}
        autoComplete="off"
        inputMode="none"
        visible={false}
        rightSection={<span />}
        onChange={({ currentTarget }) => setPin(currentTarget.value.replace(/\D/g, '').slice(0, pinDigits.most))}
      />
      <div className={classes.keys}>
        {keys.map(key)}
        <ActionIcon
          className={classes.key}
          aria-label={t('signIn.erase')}
          onClick={() => setPin((typed) => typed.slice(0, -1))}
        >
          <IconBackspace size={28} />
        </ActionIcon>
        {key('0')}
        <Button type="submit" variant="filled" className={classes.key} disabled={!ready} loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
