import { Button, Group, Modal, Text } from '@mantine/core';
import { IconKey, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStation } from '../state/station-store';
import { ChangePin } from './change-pin';
import { FirstAdministrator } from './first-administrator';
import { OperatorTiles } from './operator-tiles';
import { PinPad } from './pin-pad';
import classes from './sign-in.module.css';
import { changePin, chooseOperator, closeSignIn, enterPin, signOut, useSignIn } from './sign-in-store';
import { useSecondsLeft } from './use-seconds-left';

/** Names to press and a PIN to enter, with the finger or the keyboard. On a new station: the first administrator. */
export function SignInPanel() {
  const { t } = useTranslation();
  const open = useSignIn((state) => state.open);
  const isNew = useStation((state) => state.session?.isNew ?? false);
  const changing = useSignIn((state) => state.changingPin);
  return (
    <Modal
      opened={open}
      onClose={closeSignIn}
      title={t(isNew ? 'signIn.newTitle' : changing ? 'signIn.changeTitle' : 'signIn.title')}
      size={isNew ? 600 : changing ? 420 : 860}
      closeButtonProps={{ 'aria-label': t('app.close'), size: 48 }}
    >
      {isNew ? <FirstAdministrator /> : changing ? <ChangePin onClose={closeSignIn} /> : <SignInForm />}
    </Modal>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const { operators, chosen, needs, busy, wrong, waitUntilMs } = useSignIn();
  const here = useStation((state) => state.session?.operator ?? null);
  const seconds = useSecondsLeft(waitUntilMs);
  return (
    <>
      {here === null ? null : (
        <div className={classes.here}>
          <Text fw={600}>{t('signIn.here', { name: here.name, role: t(`role.${here.role}`) })}</Text>
          <Group gap="sm" wrap="nowrap">
            <Button leftSection={<IconKey size={20} />} onClick={changePin}>
              {t('signIn.changePin')}
            </Button>
            <Button leftSection={<IconLogout size={20} />} onClick={() => void signOut()}>
              {t('signIn.signOut')}
            </Button>
          </Group>
        </div>
      )}
      {needs === null || needs === 'operator' ? null : (
        <Text mb="md" component="output" display="block">
          {here === null
            ? t('signIn.needed', { who: t(`whoMay.${needs}`) })
            : t('signIn.needsOther', { name: here.name, who: t(`whoMay.${needs}`) })}
        </Text>
      )}
      <div className={classes.columns}>
        <OperatorTiles operators={operators} chosen={chosen} needs={needs} onChoose={chooseOperator} />
        {chosen === null ? (
          <Text c="dimmed">{t('signIn.choose')}</Text>
        ) : (
          <PinPad
            key={chosen.key}
            label={t('signIn.pin', { name: chosen.name })}
            submit={t('signIn.enter')}
            error={seconds > 0 ? t('signIn.wait', { seconds }) : wrong ? t('signIn.wrong') : null}
            busy={busy}
            disabled={seconds > 0}
            onPin={(pin) => void enterPin(pin)}
          />
        )}
      </div>
      <Text size="sm" c="dimmed" mt="lg">
        {t('signIn.forgotten')}
      </Text>
    </>
  );
}
