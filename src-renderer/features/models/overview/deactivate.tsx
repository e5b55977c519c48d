import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ProductKey } from '../../../../src-shared/domain/ids';
import { deactivateModel, useModels } from '../models-store';

/** Says what it means before it is done: from then on nothing is judged. */
export function Deactivate({ product }: { readonly product: ProductKey }) {
  const { t } = useTranslation();
  const busy = useModels((state) => state.busy);
  const [asking, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={asking} onChange={close} onDismiss={close} position="bottom-start" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button variant="subtle" disabled={busy} onClick={toggle}>
          {t('models.deactivate')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('models.deactivate')} maw={420}>
        <Stack gap="sm">
          <Text fz="inherit">{t('models.deactivateHelp')}</Text>
          <Button
            onClick={() => {
              close();
              void deactivateModel(product);
            }}
          >
            {t('models.deactivateYes')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('app.cancel')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
