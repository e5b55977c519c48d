import { Button, Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { guideKey, helpKey, type KeyAction, keyActions, lotsKey, signInKey } from '../../../src-shared/domain/key-map';
import { useKeys } from '../../components/use-keys';
import { useKeyLabel } from '../../keyboard/use-key-map';
import { closeKeysHelp, openKeysHelp, useKeysHelp } from './keys-help-store';
import classes from './shell.module.css';

const groups: readonly { readonly title: 'decide' | 'look'; readonly actions: readonly KeyAction[] }[] = [
  { title: 'decide', actions: ['accept', 'reject', 'undo', 'skip', 'serial', 'withdraw'] },
  { title: 'look', actions: keyActions.slice(keyActions.indexOf('compare')) },
];
/** Keys that are the same on every station. */
const fixed = [
  { key: '1–9', text: 'reasons' },
  { key: null, text: 'usualReason' },
  { key: 'Esc', text: 'cancel' },
  { key: '← →', text: 'arrows' },
  { key: signInKey, text: 'signIn' },
  { key: lotsKey, text: 'lots' },
  { key: helpKey, text: 'help' },
  { key: guideKey, text: 'guide' },
] as const;

/** The list of all keys, opened with `?` from every screen. */
export function KeysHelp() {
  const { t } = useTranslation();
  const open = useKeysHelp((state) => state.open);
  const labelOf = useKeyLabel();
  useKeys({ [helpKey]: openKeysHelp });
  return (
    <Modal
      opened={open}
      onClose={closeKeysHelp}
      title={t('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close'), size: 48 }}
    >
      <div className={classes.keyLists}>
        {groups.map(({ title, actions }) => (
          <section key={title}>
            <h3>{t(`keys.${title}`)}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action}>
                  <dt>
                    <Kbd size="md">{labelOf(action)}</Kbd>
                  </dt>
                  <dd>{t(`keys.action.${action}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('keys.always')}</h3>
          <dl>
            {fixed.map(({ key, text }) => (
              <div key={text}>
                <dt>
                  <Kbd size="md">{key ?? t('keys.enter')}</Kbd>
                </dt>
                <dd>{t(`keys.fixed.${text}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('keys.scanner')}</h3>
          <p>{t('keys.scannerHelp')}</p>
          <Button component="a" href="#/settings" onClick={closeKeysHelp}>
            {t('keys.change')}
          </Button>
        </section>
      </div>
    </Modal>
  );
}
