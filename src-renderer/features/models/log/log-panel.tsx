import { Button, Loader, Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductKey } from '../../../../src-shared/domain/ids';
import type { Product, ProductEvent } from '../../../../src-shared/domain/product';
import { ask, listen } from '../../../api/station';
import { useFormats } from '../../../app/i18n/use-formats';
import { EmptyState } from '../../../components/empty-state';
import classes from '../models.module.css';
import { EventWords } from './event-words';

const pageSize = 50;
/** The most that the station gives at once. */
const longest = 500;

/** What happened to the product's models, in words, newest first. */
export function LogPanel({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [limit, setLimit] = useState(pageSize);
  const { events, failed, reload } = useProductLog(product.key, limit);
  if (failed) {
    return (
      <EmptyState title={t('models.log.loadFailed')} alert>
        <Button onClick={reload}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  if (events === null) return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (events.length === 0) return <EmptyState title={t('models.log.empty')} help={t('models.log.emptyHelp')} />;
  return (
    <div className={classes.list}>
      <Table.ScrollContainer minWidth={640} className={classes.box}>
        <Table verticalSpacing="sm" className="numeric" fz="inherit">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={210}>{t('models.log.when')}</Table.Th>
              <Table.Th>{t('models.log.what')}</Table.Th>
              <Table.Th w={200}>{t('models.log.who')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {events.map((event, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events have no id and are only added at the top
              <Table.Tr key={events.length - at}>
                <Table.Td>{formats.dateTime(event.atMs)}</Table.Td>
                <Table.Td>
                  <EventWords event={event} />
                </Table.Td>
                <Table.Td>{event.operator || t('models.log.nobody')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {events.length === limit && limit < longest ? (
        <Button onClick={() => setLimit(Math.min(longest, limit + pageSize))}>{t('models.log.more')}</Button>
      ) : null}
    </div>
  );
}

interface ProductLog {
  /** Null until they are known. */
  readonly events: readonly ProductEvent[] | null;
  readonly failed: boolean;
  readonly reload: () => void;
}

function useProductLog(product: ProductKey, limit: number): ProductLog {
  const [events, setEvents] = useState<readonly ProductEvent[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const reload = (): void => setRound((now) => now + 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    let wanted = true;
    const load = async (): Promise<void> => {
      const answer = await ask('productLog', { product, limit });
      if (!wanted) return;
      if (answer.ok) setEvents(answer.value);
      setFailed(!answer.ok);
    };
    void load();
    const stops = [listen('productsChanged', () => void load()), listen('modelsChanged', () => void load())];
    return () => {
      wanted = false;
      for (const stop of stops) stop();
    };
  }, [product, limit, round]);
  return { events, failed, reload };
}
