import { Loader, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import type { CameraKey } from '../../../src-shared/domain/ids';
import type { ListedFailedTransfer } from '../../../src-shared/ipc/contract';
import { ask } from '../../api/station';
import { useFormats } from '../../app/i18n/use-formats';
import { showProblem } from '../../app/notices';
import { CameraDrawer } from './camera-drawer';

const listed = 200;
const indexesShown = 12;

export interface FailedTransfersProps {
  /** Null: closed. */
  readonly camera: CameraStatus | null;
  readonly onClose: () => void;
}

export function FailedTransfers({ camera, onClose }: FailedTransfersProps) {
  return (
    <CameraDrawer camera={camera} titleKey="cameras.failuresTitle" onClose={onClose}>
      {(shown) => <TransferTable key={shown.key} camera={shown.key} />}
    </CameraDrawer>
  );
}

function TransferTable({ camera }: { readonly camera: CameraKey }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [transfers, setTransfers] = useState<readonly ListedFailedTransfer[] | null>(null);
  useEffect(() => {
    void ask('listFailedTransfers', { camera, limit: listed }).then((answer) => {
      if (answer.ok) setTransfers(answer.value);
      else showProblem(answer);
    });
  }, [camera]);
  const missing = (indexes: readonly number[]): string => {
    const shown = indexes.slice(0, indexesShown).join(', ');
    const more = indexes.length - indexesShown;
    return more > 0 ? `${shown} ${t('cameras.andMore', { n: formats.number(more) })}` : shown || '–';
  };
  if (transfers === null) return <Loader />;
  if (transfers.length === 0) return <Text>{t('cameras.noFailures')}</Text>;
  return (
    <Table className="numeric" verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          {(['at', 'why', 'received', 'missingIndexes', 'rounds'] as const).map((column) => (
            <Table.Th key={column}>{t(`cameras.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {transfers.map((transfer, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never reordered
          <Table.Tr key={index}>
            <Table.Td>{formats.dateTime(transfer.atMs)}</Table.Td>
            <Table.Td>{t(`cameras.failure.${transfer.reason}`)}</Table.Td>
            <Table.Td>
              {t('cameras.receivedOf', { received: transfer.receivedPackets, total: transfer.packetCount })}
            </Table.Td>
            <Table.Td>{missing(transfer.missing)}</Table.Td>
            <Table.Td>{formats.number(transfer.rounds)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
