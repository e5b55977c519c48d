import { Button, Loader, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../src-shared/domain/operator';
import { RoleNote } from '../../app/sign-in/role-note';
import { withRole } from '../../app/sign-in/sign-in-store';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { NewName } from './new-name';
import { NewOperator } from './new-operator';
import { NewPin } from './new-pin';
import { followOperators, loadOperators, useOperators } from './operators-store';
import { OperatorsTable } from './operators-table';
import { SettingsNav } from './settings-nav';

/** Everybody who may sign in. Nobody is ever removed. */
export function OperatorsScreen() {
  const { t } = useTranslation();
  const { phase, operators } = useOperators();
  const [adding, setAdding] = useState(false);
  const [pinFor, setPinFor] = useState<Operator | null>(null);
  const [nameFor, setNameFor] = useState<Operator | null>(null);
  useEffect(followOperators, []);
  const add = (
    <Button
      leftSection={<IconUserPlus size={20} />}
      onClick={() => withRole('administrator', () => setAdding(operators.length > 0))}
    >
      {t(operators.length > 0 ? 'operators.add' : 'signIn.newTitle')}
    </Button>
  );
  return (
    <Page title={t('settings.title')} actions={<RoleNote needs="administrator" />}>
      <SettingsNav current="operators" />
      {phase === 'loading' ? <EmptyState title={t('gallery.loading')} icon={<Loader />} /> : null}
      {phase === 'failed' ? (
        <EmptyState title={t('operators.loadFailed')} alert>
          <Button onClick={() => void loadOperators()}>{t('app.retry')}</Button>
        </EmptyState>
      ) : null}
      {phase === 'ready' && operators.length === 0 ? (
        <EmptyState title={t('operators.empty')} help={t('operators.emptyHelp')}>
          {add}
        </EmptyState>
      ) : null}
      {operators.length > 0 ? (
        <>
          <Text maw={900} mb="md">
            {t('operators.help')}
          </Text>
          <OperatorsTable operators={operators} onRename={setNameFor} onNewPin={setPinFor} />
          {add}
        </>
      ) : null}
      {adding ? <NewOperator onClose={() => setAdding(false)} /> : null}
      {nameFor === null ? null : <NewName operator={nameFor} onClose={() => setNameFor(null)} />}
      {pinFor === null ? null : <NewPin operator={pinFor} onClose={() => setPinFor(null)} />}
    </Page>
  );
}
