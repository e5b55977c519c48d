import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPin, type Operator } from '../../../src-shared/domain/operator';
import { setPin as givePin } from './operators-store';
import { PinField } from './pin-field';

export interface NewPinProps {
  readonly operator: Operator;
  readonly onClose: () => void;
}

export function NewPin({ operator, onClose }: NewPinProps) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const give = async (): Promise<void> => {
    setTried(true);
    if (isPin(pin) && (await givePin(operator, pin))) onClose();
  };
  const title = t('operators.newPinFor', { name: operator.name });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <Stack>
          <PinField label={t('operators.pin')} value={pin} tried={tried} onChange={setPin} />
          <Button type="submit" variant="filled" size="md">
            {t('app.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
