import { Button, Checkbox, Group, PasswordInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { brokerOf, type MqttOutputView, outputKinds } from '../../../src-shared/domain/mqtt-output';
import { isPasswordOf, type OutputForm, type OutputFormProblems } from './outputs-form';
import { changeOutput, chooseCaFile } from './outputs-store';
import { useOutputProblem } from './use-output-problem';

export interface OutputFieldsProps {
  readonly form: OutputForm;
  readonly problems: OutputFormProblems;
  readonly view: MqttOutputView;
}

/** Which broker, as whom, and what it is told. */
export function OutputFields({ form, problems, view }: OutputFieldsProps) {
  const { t } = useTranslation();
  const errorOf = useOutputProblem(problems);
  const prefix = form.topicPrefix.trim() || view.usualPrefix;
  const text = (field: 'broker' | 'username' | 'topicPrefix') =>
    ({
      size: 'md',
      value: form[field],
      error: errorOf(field),
      autoComplete: 'off',
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
        changeOutput({ [field]: currentTarget.value }),
    }) as const;
  return (
    <>
      <Switch
        size="md"
        label={t('outputs.on')}
        description={t('outputs.onHelp')}
        checked={form.on}
        onChange={({ currentTarget }) => changeOutput({ on: currentTarget.checked })}
      />
      <TextInput {...text('broker')} label={t('outputs.broker')} description={t('outputs.brokerHelp')} />
      <TextInput {...text('username')} label={t('outputs.username')} description={t('outputs.usernameHelp')} />
      {form.username.trim() === '' ? null : (
        <PasswordInput
          size="md"
          label={t('outputs.password')}
          description={<PasswordNote form={form} view={view} />}
          value={form.password}
          error={errorOf('password')}
          autoComplete="new-password"
          onChange={({ currentTarget }) => changeOutput({ password: currentTarget.value })}
        />
      )}
      <TextInput
        {...text('topicPrefix')}
        label={t('outputs.prefix')}
        description={t('outputs.prefixHelp', { prefix: view.usualPrefix })}
      />
      <Checkbox.Group
        label={t('outputs.kinds')}
        value={form.kinds}
        error={errorOf('kinds')}
        onChange={(chosen) => changeOutput({ kinds: outputKinds.filter((kind) => chosen.includes(kind)) })}
      >
        <Stack gap={6} mt={4}>
          {outputKinds.map((kind) => (
            <Checkbox
              key={kind}
              size="md"
              value={kind}
              label={t(`outputs.kind.${kind}`)}
              description={t('outputs.topic', { topic: `${prefix}/${kind}` })}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <div>
        <Text fw={600}>{t('outputs.caFile')}</Text>
        <Text size="sm" c="dimmed">
          {t('outputs.caFileHelp')}
        </Text>
        <Group gap="sm" mt={6}>
          <Text flex={1} className={form.caFile === '' ? undefined : 'mono'} style={{ overflowWrap: 'anywhere' }}>
            {form.caFile || t('outputs.caNone')}
          </Text>
          <Button leftSection={<IconCertificate size={20} />} onClick={() => void chooseCaFile()}>
            {t('outputs.caChoose')}
          </Button>
          {form.caFile === '' ? null : (
            <Button variant="subtle" onClick={() => changeOutput({ caFile: '' })}>
              {t('outputs.caRemove')}
            </Button>
          )}
        </Group>
      </div>
    </>
  );
}

/** Whether there is a password, and whom it is for. */
function PasswordNote({ form, view }: Pick<OutputFieldsProps, 'form' | 'view'>) {
  const { t } = useTranslation();
  const { passwordFor } = view;
  const inTheOpen = brokerOf(form.broker)?.tls === false ? ` ${t('outputs.passwordInTheOpen')}` : '';
  if (passwordFor === null || form.password !== '') return <>{t('outputs.passwordNone') + inTheOpen}</>;
  if (isPasswordOf(passwordFor, form)) return <>{t('outputs.passwordStored') + inTheOpen}</>;
  return <>{t('outputs.passwordOther', { ...passwordFor }) + inTheOpen}</>;
}
