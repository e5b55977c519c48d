import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { useFormats } from '../../app/i18n/use-formats';
import { BarChart } from '../../components/charts/bar-chart';
import { CameraDrawer } from './camera-drawer';

const hourMs = 3_600_000;

export interface CameraHoursProps {
  /** Null: closed. */
  readonly camera: CameraStatus | null;
  readonly onClose: () => void;
}

/** The last 24 hours of a camera: its photos and its lost packets, drawn and as numbers. */
export function CameraHours({ camera, onClose }: CameraHoursProps) {
  return (
    <CameraDrawer camera={camera} titleKey="cameras.hoursTitle" onClose={onClose}>
      {(shown) => <Hours camera={shown} />}
    </CameraDrawer>
  );
}

function Hours({ camera }: { readonly camera: CameraStatus }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fromMs = (hour: number): number => camera.hoursFromMs + hour * hourMs;
  const chart = (column: 'photosPerHour' | 'lostPerHour', values: readonly number[]) => (
    <div>
      <Text fw={600}>{t(`cameras.${column}`)}</Text>
      <BarChart
        height={150}
        labelWidth={58}
        format={formats.number}
        summary={t('cameras.hoursSummary', {
          what: t(`cameras.${column}`),
          n: formats.number(values.reduce((sum, value) => sum + value, 0)),
          most: formats.number(Math.max(0, ...values)),
        })}
        bars={values.map((value, hour) => ({
          key: fromMs(hour),
          label: formats.hour(fromMs(hour)),
          value,
          part: 0,
          text: `${formats.dayHour(fromMs(hour))}: ${formats.number(value)}`,
        }))}
      />
    </div>
  );
  return (
    <Stack gap="md">
      {chart('photosPerHour', camera.photosByHour)}
      {chart('lostPerHour', camera.missingByHour)}
      <Table className="numeric" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('cameras.hour')}</Table.Th>
            <Table.Th ta="right">{t('cameras.photosPerHour')}</Table.Th>
            <Table.Th ta="right">{t('cameras.lostPerHour')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {camera.photosByHour
            .map((photos, hour) => (
              <Table.Tr key={fromMs(hour)}>
                <Table.Td>{formats.dayHour(fromMs(hour))}</Table.Td>
                <Table.Td ta="right">{formats.number(photos)}</Table.Td>
                <Table.Td ta="right">{formats.number(camera.missingByHour[hour] ?? 0)}</Table.Td>
              </Table.Tr>
            ))
            .toReversed()}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
