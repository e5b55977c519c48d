import { Button, Kbd, Text } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  defaultKeys,
  type KeyAction,
  type KeyMap,
  type KeyProblem,
  keyActions,
  keyLabel,
  keyProblem,
} from '../../../src-shared/domain/key-map';
import { RoleNote } from '../../app/sign-in/role-note';
import { keyName, modifierKeys } from '../../keyboard/key-names';
import { Section } from './section';
import classes from './settings.module.css';
import { change } from './settings-store';

interface Refused {
  readonly action: KeyAction;
  readonly key: string;
  readonly problem: KeyProblem;
}

/** The keys of this station. A key that cannot be taken is refused with the reason, and the old one stays. */
export function KeysSection({ keys }: { readonly keys: KeyMap }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<KeyAction | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  const take = (action: KeyAction, key: string): void => {
    const problem = keyProblem(keys, action, key);
    setRefused(problem && { action, key, problem });
    if (problem !== null) return;
    setAsking(null);
    change({ keys: { ...keys, [action]: key } });
  };
  const words = ({ key, problem }: Refused): string =>
    problem.kind === 'taken'
      ? t('keys.problem.taken', { key: keyLabel(key), action: t(`keys.action.${problem.by}`) })
      : t(`keys.problem.${problem.kind}`);

  return (
    <Section title={t('keys.title')}>
      <RoleNote needs="quality" />
      <Text size="sm" c="dimmed">
        {t('keys.sectionHelp')}
      </Text>
      <ul className={classes.keys}>
        {keyActions.map((action) => (
          <li key={action} className={classes.key}>
            <span>{t(`keys.action.${action}`)}</span>
            <Button
              type="button"
              className={classes.keyButton}
              variant={asking === action ? 'filled' : 'default'}
              aria-label={t('keys.keyOf', { action: t(`keys.action.${action}`), key: keyLabel(keys[action]) })}
              // What is pressed here is the new key, and no shortcut.
              data-takes-keys={asking === action ? '' : undefined}
              onClick={() => {
                setAsking(asking === action ? null : action);
                setRefused(null);
              }}
              onBlur={() => setAsking(null)}
              onKeyDown={(event) => {
                if (asking !== action || modifierKeys.includes(event.key) || event.key === 'Tab') return;
                event.preventDefault();
                if (event.key === 'Escape') setAsking(null);
                else take(action, keyName(event));
              }}
            >
              {asking === action ? t('keys.press') : <Kbd size="md">{keyLabel(keys[action])}</Kbd>}
            </Button>
            {refused?.action === action ? (
              <Text className={classes.keyProblem} c="var(--v-fail)" size="sm" role="alert">
                {words(refused)}
              </Text>
            ) : null}
          </li>
        ))}
      </ul>
      <Button
        type="button"
        leftSection={<IconKeyboard size={18} />}
        disabled={keyActions.every((action) => keys[action] === defaultKeys[action])}
        onClick={() => {
          setRefused(null);
          change({ keys: defaultKeys });
        }}
      >
        {t('keys.reset')}
      </Button>
    </Section>
  );
}
