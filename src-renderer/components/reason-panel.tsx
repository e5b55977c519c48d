import { Button, Kbd, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../src-shared/domain/settings';
import { useWords } from '../app/i18n/use-words';
import { KeyButton } from './key-button';
import classes from './reason-panel.module.css';
import { useKeys } from './use-keys';

export interface ReasonPanelProps {
  readonly reasons: Settings['reasons'];
  readonly onReason: (code: string) => void;
  readonly onCancel: () => void;
}

/** Takes the focus itself, not its first button: Enter, the first reason, must not depend on where a click was. */
export function ReasonPanel({ reasons, onReason, onCancel }: ReasonPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  const panel = useRef<HTMLFieldSetElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const usual = reasons[0];
  useKeys({
    ...Object.fromEntries(reasons.map(({ code }, index) => [`${index + 1}`, () => onReason(code)])),
    Enter: usual && (() => onReason(usual.code)),
    Escape: onCancel,
  });
  return (
    <fieldset ref={panel} className={classes.reasons} aria-label={t('review.reasonTitle')} tabIndex={-1}>
      <Text fw={600} size="lg">
        {t('review.reasonTitle')}
      </Text>
      <div className={classes.tiles}>
        {reasons.map(({ code }, index) => (
          <Button
            key={code}
            className={classes.tile}
            aria-keyshortcuts={`${index + 1}`}
            leftSection={
              <span className={classes.keys} aria-hidden="true">
                <Kbd size="md">{index + 1}</Kbd>
                {index === 0 ? <Kbd>{t('keys.enter')}</Kbd> : null}
              </span>
            }
            onClick={() => onReason(code)}
          >
            {words.reason(code)}
          </Button>
        ))}
      </div>
      <KeyButton label={t('app.cancel')} keyLabel="Esc" onPress={onCancel} variant="subtle" fullWidth />
    </fieldset>
  );
}
