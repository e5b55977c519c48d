import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAccessPoint, IconAlertTriangleFilled, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UdpStatus } from '../../../src-shared/domain/station-status';
import { CopyField } from '../../components/copy-field';
import { useFormats } from '../i18n/use-formats';
import { bufferCommand } from './buffer-command';
import classes from './shell.module.css';

/** What a camera must be pointed at: the first address of the machine unless one was chosen. */
export function udpTarget(udp: UdpStatus): string {
  const address = udp.host === '0.0.0.0' ? (udp.addresses[0] ?? udp.host) : udp.host;
  return `${address}:${udp.port}`;
}

export function UdpItem({ udp }: { readonly udp: UdpStatus }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const failed = udp.state === 'failed';
  const Icon = failed ? IconPlugConnectedX : udp.receiveBufferClamped ? IconAlertTriangleFilled : IconAccessPoint;
  const value = { failed: t('header.udpFailed'), starting: t('header.udpStarting'), listening: udpTarget(udp) };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <UnstyledButton
          className={classes.item}
          data-tone={failed ? 'fail' : udp.receiveBufferClamped ? 'unsure' : 'normal'}
          aria-description={t('header.udpDetails')}
        >
          <Icon size={22} stroke={1.7} aria-hidden="true" />
          <span className={classes.itemText}>
            <span className={classes.itemName}>{t('header.udp')}</span>
            <span className={classes.itemValue}>{value[udp.state]}</span>
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('header.udpDetails')} maw={640}>
        <Stack gap="sm">
          {udp.problem === null ? null : <Text c="var(--v-fail)">{udp.problem}</Text>}
          <Text fw={600}>{t('header.addresses')}</Text>
          {udp.addresses.map((address) => (
            <CopyField key={address} value={`${address}:${udp.port}`} />
          ))}
          <Text>
            {t('header.buffer')}
            {': '}
            {t('header.bufferLine', {
              actual: formats.bytes(udp.receiveBufferBytes),
              asked: formats.bytes(udp.askedReceiveBufferBytes),
            })}
          </Text>
          {udp.receiveBufferClamped ? (
            <>
              <Text>{t('banner.bufferHelp')}</Text>
              <CopyField value={bufferCommand} />
            </>
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
