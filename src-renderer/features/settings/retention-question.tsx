import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RetentionOrder } from '../../../src-shared/domain/retention';
import { ask } from '../../api/station';
import { useFormats } from '../../app/i18n/use-formats';
import { useAsked } from '../../app/state/use-asked';
import { Facts } from '../../components/facts';

export interface RetentionQuestionProps {
  readonly order: RetentionOrder;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

const asItIs = () => () => undefined;

/** What these rules would remove now; nothing is saved before somebody says yes. */
export function RetentionQuestion({ order, onYes, onNo }: RetentionQuestionProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { asked } = useAsked(JSON.stringify(order), () => ask('retentionPreview', order), asItIs);
  const counts = asked.phase === 'ready' ? asked.value : [];
  const photos = counts.reduce((sum, count) => sum + count.photos, 0);
  const sizeBytes = counts.reduce((sum, count) => sum + count.sizeBytes, 0);
  const amount = (count: number, bytes: number): string =>
    t('storage.amount', { count, photos: formats.number(count), size: formats.bytes(bytes) });
  return (
    <Modal
      opened
      onClose={onNo}
      title={t('storage.ask.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.cancel'), size: 48 }}
    >
      {asked.phase === 'loading' ? (
        <Group gap="sm" component="output">
          <Loader size="sm" />
          <Text>{t('storage.ask.counting')}</Text>
        </Group>
      ) : null}
      {asked.phase === 'failed' ? <Text role="alert">{t('storage.ask.notCounted')}</Text> : null}
      {asked.phase === 'ready' ? (
        <>
          <Text fw={600} mb="sm" component="output" display="block">
            {photos === 0 ? t('storage.ask.none') : t('storage.ask.now', { amount: amount(photos, sizeBytes) })}
          </Text>
          <Facts
            facts={counts.map(({ rule, photos: of, sizeBytes: bytes }) => ({
              name: t(`storage.rule.${rule}`),
              value: amount(of, bytes),
            }))}
          />
        </>
      ) : null}
      <Text my="md">{t('storage.ask.help')}</Text>
      <Group>
        <Button onClick={onYes} disabled={asked.phase !== 'ready'}>
          {t('storage.ask.yes')}
        </Button>
        <Button variant="subtle" onClick={onNo} data-autofocus>
          {t('app.cancel')}
        </Button>
      </Group>
    </Modal>
  );
}
