import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isPin } from '../../../src-shared/domain/operator';

export interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  /** Says what is wrong with it. */
  readonly tried: boolean;
  readonly onChange: (pin: string) => void;
}

/** A PIN to give somebody: shown on request, so that it can be told. */
export function PinField({ label, value, tried, onChange }: PinFieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      size="lg"
      label={label}
      description={t('signIn.pinHelp')}
      value={value}
      error={tried && !isPin(value) ? t('signIn.pinWrong') : null}
      inputMode="numeric"
      autoComplete="off"
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('operators.showPin') }}
    />
  );
}
