import { Group, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cameraKey, lotId, productKey } from '../../../src-shared/domain/ids';
import { periods } from '../../../src-shared/domain/report-period';
import { yieldBases } from '../../../src-shared/domain/statistics';
import { useWords } from '../../app/i18n/use-words';
import { useLots } from '../../app/lots/lots-store';
import { LocalTimeField } from '../../components/local-time-field';
import { ShiftSelect } from '../../components/shift-select';
import classes from './reports.module.css';
import { choose, useReports } from './reports-store';

/** What the report is about. */
export function ReportFilters() {
  const { t } = useTranslation();
  const words = useWords();
  const { period, custom, camera, product, lot, basis } = useReports((state) => state.choice);
  const cameras = useReports((state) => state.cameras);
  const products = useReports((state) => state.products);
  const lots = useLots((state) => state.lots);
  return (
    <Group align="flex-end" gap="sm" mb="md">
      <SegmentedControl
        aria-label={t('reports.period')}
        value={period}
        data={periods.map((value) => ({ value, label: t(`reports.periods.${value}`) }))}
        onChange={(value) => choose({ period: value, sampleUnit: null })}
        classNames={{ label: classes.segment }}
      />
      {period === 'custom' ? (
        <>
          <ShiftSelect
            fromMs={custom.fromMs}
            toMs={custom.toMs}
            onChange={(range) => choose({ custom: range ?? {}, sampleUnit: null })}
          />
          <LocalTimeField
            label={t('reports.from')}
            valueMs={custom.fromMs}
            onChange={(fromMs) => choose({ custom: { ...custom, fromMs } })}
          />
          <LocalTimeField
            label={t('reports.to')}
            valueMs={custom.toMs}
            onChange={(toMs) => choose({ custom: { ...custom, toMs } })}
          />
        </>
      ) : null}
      <ScopeSelect
        name={t('reports.camera')}
        all={t('reports.allCameras')}
        width={230}
        value={camera}
        data={cameras.map((row) => ({ value: `${row.key}`, label: `${words.camera(row)} (${row.address})` }))}
        onChange={(value) => choose({ camera: value === null ? null : cameraKey(value) })}
      />
      <ScopeSelect
        name={t('reports.product')}
        all={t('reports.allProducts')}
        width={200}
        value={product}
        data={products.map(({ key, name }) => ({ value: `${key}`, label: name }))}
        onChange={(value) => choose({ product: value === null ? null : productKey(value) })}
      />
      {lots.length > 0 || lot !== null ? (
        <ScopeSelect
          name={t('gallery.lot')}
          all={t('lots.all')}
          width={170}
          value={lot}
          data={lots.map(({ id, number }) => ({ value: `${id}`, label: number }))}
          onChange={(value) => choose({ lot: value === null ? null : lotId(value) })}
        />
      ) : null}
      <Select
        aria-label={t('reports.basis')}
        size="md"
        w={300}
        allowDeselect={false}
        value={basis}
        data={yieldBases.map((value) => ({ value, label: t(`reports.bases.${value}`) }))}
        onChange={(value) => value !== null && choose({ basis: value })}
      />
    </Group>
  );
}

interface ScopeSelectProps {
  readonly name: string;
  /** What it says while nothing is chosen. */
  readonly all: string;
  readonly width: number;
  readonly value: number | null | undefined;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: number | null) => void;
}

/** One of many, or all. */
function ScopeSelect({ name, all, width, value, data, onChange }: ScopeSelectProps) {
  return (
    <Select
      aria-label={name}
      placeholder={all}
      size="md"
      w={width}
      clearable
      searchable
      value={value?.toString() ?? null}
      data={data}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
    />
  );
}
