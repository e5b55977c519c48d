import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayAct, type Role } from '../../../src-shared/domain/operator';
import { useStation } from '../state/station-store';

/** Whether whoever is signed in may do what needs this role. */
export const useMay = (needs: Role): boolean =>
  useStation((state) => mayAct(state.session?.operator?.role ?? null, needs));

/** Beside what somebody may not use: who may. Nothing for those who may. */
export function RoleNote({ needs }: { readonly needs: Role }) {
  const { t } = useTranslation();
  if (useMay(needs)) return null;
  return (
    <Text span size="sm" c="dimmed" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <IconLock size={16} aria-hidden="true" style={{ flex: 'none' }} />
      {t('signIn.onlyFor', { who: t(`whoMay.${needs}`) })}
    </Text>
  );
}
