import { Group, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cameraKey, productKey } from '../../../src-shared/domain/ids';
import { periods } from '../../../src-shared/domain/report-period';
import { yieldBases } from '../../../src-shared/domain/statistics';
import { useWords } from '../../app/i18n/use-words';
import { LocalTimeField } from '../../components/local-time-field';
import classes from './reports.module.css';
import { choose, useReports } from './reports-store';

/** What the report is about. */
export function ReportFilters() {
  const { t } = useTranslation();
  const words = useWords();
  const { period, custom, camera, product, basis } = useReports((state) => state.choice);
  const cameras = useReports((state) => state.cameras);
  const products = useReports((state) => state.products);
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
      <Select
        aria-label={t('reports.camera')}
        placeholder={t('reports.allCameras')}
        size="md"
        w={230}
        clearable
        searchable
        value={camera === null ? null : `${camera}`}
        data={cameras.map((row) => ({ value: `${row.key}`, label: `${words.camera(row)} (${row.address})` }))}
        onChange={(value) => choose({ camera: value === null ? null : cameraKey(Number(value)) })}
      />
      <Select
        aria-label={t('reports.product')}
        placeholder={t('reports.allProducts')}
        size="md"
        w={200}
        clearable
        searchable
        value={product === null ? null : `${product}`}
        data={products.map(({ key, name }) => ({ value: `${key}`, label: name }))}
        onChange={(value) => choose({ product: value === null ? null : productKey(Number(value)) })}
      />
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
