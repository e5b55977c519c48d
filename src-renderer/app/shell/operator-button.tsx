import { Kbd, UnstyledButton } from '@mantine/core';
import { IconUser, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../components/use-keys';
import { requestSignIn } from '../sign-in/sign-in-store';
import { useStation } from '../state/station-store';
import classes from './shell.module.css';

const open = (): void => void requestSignIn(null);

/** Who is here; pressed to sign in, to sign out, or to hand over at the change of shift. */
export function OperatorButton() {
  const { t } = useTranslation();
  const operator = useStation((state) => state.session?.operator ?? null);
  useKeys({ F2: open });
  const Icon = operator === null ? IconUserOff : IconUser;
  return (
    <UnstyledButton className={classes.operator} aria-keyshortcuts="F2" onClick={open}>
      <Icon size={22} stroke={1.7} aria-hidden="true" />
      <span className={classes.itemText}>
        <span className={classes.itemName}>
          {operator === null ? t('header.operator') : t(`role.${operator.role}`)}
          <Kbd size="xs" ml={8} aria-hidden="true">
            F2
          </Kbd>
        </span>
        <span className={classes.itemValue}>{operator?.name ?? t('header.signIn')}</span>
      </span>
    </UnstyledButton>
  );
}
