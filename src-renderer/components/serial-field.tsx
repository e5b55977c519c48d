import { Button, Text, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serialLengthMost, serialSchema } from '../../src-shared/domain/serial';
import { KeyButton } from './key-button';
import classes from './serial-field.module.css';

export interface SerialFieldProps {
  readonly serial: string | null;
  readonly keyLabel: string;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  /** Null takes the serial number away. */
  readonly onSave: (serial: string | null) => void;
  /** The one that was replaced just now, which can be brought back. */
  readonly replaced: string | null;
}

/** The serial number as scanned, and the way to type it. */
export function SerialField({ serial, keyLabel, editing, onEdit, onSave, replaced }: SerialFieldProps) {
  const { t } = useTranslation();
  if (editing) return <SerialForm serial={serial} onClose={() => onEdit(false)} onSave={onSave} />;
  return (
    <div className={classes.serial}>
      <div className={classes.line}>
        <span className={classes.value}>
          <span className={classes.name}>
            <IconBarcode size={18} aria-hidden="true" /> {t('serial.name')}
          </span>
          <output className={serial === null ? classes.none : 'mono'}>{serial ?? t('serial.none')}</output>
        </span>
        <KeyButton
          label={t(serial === null ? 'serial.type' : 'serial.correct')}
          keyLabel={keyLabel}
          onPress={() => onEdit(true)}
          px="sm"
        />
      </div>
      {replaced === null ? null : (
        <div className={classes.line}>
          <Text component="output" size="sm">
            {t('serial.replaced', { serial: replaced })}
          </Text>
          <Button px="sm" onClick={() => onSave(replaced)}>
            {t('serial.bringBack')}
          </Button>
        </div>
      )}
    </div>
  );
}

function SerialForm({
  serial,
  onClose,
  onSave,
}: Pick<SerialFieldProps, 'serial' | 'onSave'> & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(serial ?? '');
  const typed = text.trim();
  const wrong = typed !== '' && !serialSchema.safeParse(typed).success;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong) return;
        onClose();
        if (typed !== (serial ?? '')) onSave(typed === '' ? null : typed);
      }}
    >
      <TextInput
        label={t('serial.name')}
        size="md"
        data-autofocus
        ref={(field) => field?.focus()}
        classNames={{ input: 'mono' }}
        styles={{ input: { minHeight: 48 } }}
        value={text}
        error={wrong ? t('serial.wrong', { most: serialLengthMost }) : null}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <div className={classes.line}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={wrong}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
