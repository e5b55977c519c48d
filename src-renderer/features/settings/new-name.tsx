import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../src-shared/domain/operator';
import { type Change, renameOperator } from './operators-store';

export interface NewNameProps {
  readonly operator: Operator;
  readonly onClose: () => void;
}

/** Another name for somebody: after a marriage, or a mistake in typing. */
export function NewName({ operator, onClose }: NewNameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(operator.name);
  const [outcome, setOutcome] = useState<Change | null>(null);
  const wanted = name.trim();
  const rename = async (): Promise<void> => {
    const now = wanted === operator.name ? 'done' : await renameOperator(operator, wanted);
    if (now === 'done') onClose();
    else setOutcome(now);
  };
  const title = t('operators.renameOne', { name: operator.name });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== '') void rename();
        }}
      >
        <Stack>
          <TextInput
            size="lg"
            label={t('operators.name')}
            description={t('operators.renameHelp')}
            value={name}
            error={outcome === 'name-taken' ? t('operators.nameTaken') : null}
            maxLength={80}
            autoComplete="off"
            data-autofocus
            onFocus={({ currentTarget }) => currentTarget.select()}
            onChange={({ currentTarget }) => {
              setOutcome(null);
              setName(currentTarget.value);
            }}
          />
          <Button type="submit" variant="filled" size="md" disabled={wanted === ''}>
            {t('app.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
