import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

export interface AskFirstProps {
  readonly label: string;
  /** What it means. */
  readonly help: string;
  readonly yes: string;
  readonly disabled: boolean;
  readonly onYes: () => void;
}

/** A button for what cannot be taken back as easily: says what it means before it is done. */
export function AskFirst({ label, help, yes, disabled, onYes }: AskFirstProps) {
  const { t } = useTranslation();
  const [asking, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={asking} onChange={close} onDismiss={close} position="bottom-start" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button variant="subtle" disabled={disabled} onClick={toggle}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} maw={420}>
        <Stack gap="sm">
          <Text fz="inherit">{help}</Text>
          <Button
            onClick={() => {
              close();
              onYes();
            }}
          >
            {yes}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('app.cancel')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
