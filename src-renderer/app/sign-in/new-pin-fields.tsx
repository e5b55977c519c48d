import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isPin } from '../../../src-shared/domain/operator';

export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

export const isGoodPin = ({ pin, again }: NewPin): boolean => isPin(pin) && again === pin;

export interface NewPinFieldsProps {
  readonly value: NewPin;
  /** Says what is wrong with it. */
  readonly tried: boolean;
  readonly onChange: (value: NewPin) => void;
}

/** A PIN of one's own, twice. */
export function NewPinFields({ value, tried, onChange }: NewPinFieldsProps) {
  const { t } = useTranslation();
  const common = {
    size: 'lg',
    inputMode: 'numeric',
    autoComplete: 'off',
    visibilityToggleButtonProps: { 'aria-hidden': true },
  } as const;
  return (
    <>
      <PasswordInput
        {...common}
        label={t('signIn.newPin')}
        description={t('signIn.pinHelp')}
        value={value.pin}
        error={tried && !isPin(value.pin) ? t('signIn.pinWrong') : null}
        onChange={({ currentTarget }) => onChange({ ...value, pin: currentTarget.value })}
      />
      <PasswordInput
        {...common}
        label={t('signIn.repeatPin')}
        value={value.again}
        error={tried && value.again !== value.pin ? t('signIn.pinsDiffer') : null}
        onChange={({ currentTarget }) => onChange({ ...value, again: currentTarget.value })}
      />
    </>
  );
}
