import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A value in plain sight with a button that copies it. */
export function CopyField({ value, label }: { readonly value: string; readonly label?: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" wrap="nowrap">
      {label ? (
        <Text c="dimmed" miw={72}>
          {label}
        </Text>
      ) : null}
      {/* The longest address: the buttons of several fields stand below each other. */}
      <Text
        className="mono"
        fw={600}
        miw={label ? '16ch' : undefined}
        style={{ userSelect: 'all', overflowWrap: 'anywhere' }}
      >
        {value}
      </Text>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            onClick={copy}
            aria-label={`${t('app.copy')} ${value}`}
            leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
            style={{ flex: 'none' }}
          >
            {copied ? t('app.copied') : t('app.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
