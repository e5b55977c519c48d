import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPin, type Role, roles } from '../../../src-shared/domain/operator';
import { addOperator, type Change } from './operators-store';
import { PinField } from './pin-field';

export function NewOperator({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [pin, setPin] = useState('');
  const [outcome, setOutcome] = useState<Change | null>(null);
  const [tried, setTried] = useState(false);
  const add = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || !isPin(pin)) return;
    const now = await addOperator(name.trim(), role, pin);
    if (now === 'done') onClose();
    else setOutcome(now);
  };
  return (
    <Modal opened onClose={onClose} title={t('operators.add')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Stack>
          <TextInput
            size="lg"
            label={t('operators.name')}
            value={name}
            error={outcome === 'name-taken' ? t('operators.nameTaken') : null}
            maxLength={80}
            autoComplete="off"
            data-autofocus
            onChange={({ currentTarget }) => {
              setOutcome(null);
              setName(currentTarget.value);
            }}
          />
          <Radio.Group label={t('operators.role')} value={role} onChange={(value) => setRole(value)}>
            <Stack gap="sm" my="xs">
              {roles.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  size="md"
                  label={t(`role.${value}`)}
                  description={t(`operators.roleHelp.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <PinField label={t('operators.pin')} value={pin} tried={tried} onChange={setPin} />
          <Button type="submit" variant="filled" size="md" disabled={name.trim() === ''}>
            {t('operators.add')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
