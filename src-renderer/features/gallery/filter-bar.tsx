import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { memo, useDeferredValue, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { type CaptureFilter, captureStates } from '../../../src-shared/domain/capture';
import { cameraKey, lotId, productKey } from '../../../src-shared/domain/ids';
import { verdicts } from '../../../src-shared/domain/inspection';
import type { Product } from '../../../src-shared/domain/product';
import { serialLengthMost } from '../../../src-shared/domain/serial';
import { ask, listen } from '../../api/station';
import { useWords } from '../../app/i18n/use-words';
import { useLots } from '../../app/lots/lots-store';
import { useStation } from '../../app/state/station-store';
import { LocalTimeField } from '../../components/local-time-field';
import { ShiftSelect } from '../../components/shift-select';
import { searchFromFilter } from './filter-address';
import classes from './gallery.module.css';

function useCameras(): readonly CameraStatus[] {
  const [cameras, setCameras] = useState<readonly CameraStatus[]>([]);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const list = await ask('listCameras', undefined);
      if (list.ok) setCameras(list.value);
    };
    void load();
    return listen('camerasChanged', () => void load());
  }, []);
  return cameras;
}

/** As they were last: a bar that gains a field after it is there moves everything below. */
let lastProducts: readonly Product[] = [];

function useProducts(): readonly Product[] {
  const [products, setProducts] = useState(lastProducts);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const list = await ask('listProducts', undefined);
      if (!list.ok) return;
      lastProducts = list.value;
      setProducts(lastProducts);
    };
    void load();
    return listen('productsChanged', () => void load());
  }, []);
  return products;
}

const decisions = ['accept', 'reject', 'none'] as const;

export interface FilterBarProps {
  readonly filter: CaptureFilter;
  /** What is chosen anew, to be put over the filter as it is then. */
  readonly onChange: (part: CaptureFilter) => void;
  readonly onClear: () => void;
}

/** The fields are many and dear: the captures come first. */
export function FilterBar({ filter, onChange, onClear }: FilterBarProps) {
  const shown = useDeferredValue<CaptureFilter | null>(filter, null);
  return shown === null ? <FieldsPlace /> : <Fields filter={shown} onChange={onChange} onClear={onClear} />;
}

const alwaysThere = [
  ...Array<string>(7).fill('filter'),
  'timeFilter',
  'timeFilter',
  'scoreFilter',
  'scoreFilter',
  'clearPlace',
];

/** As much room as the fields will take. */
function FieldsPlace() {
  const lots = useLots((state) => state.lots.length > 0);
  const sometimes = [...(lots ? ['filter'] : []), ...(lastProducts.length > 1 ? ['filter'] : [])];
  return (
    <div className={classes.filters}>
      {[...sometimes, ...alwaysThere].map((className, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are alike and stay where they are
        <div key={index} className={`${classes.fieldPlace} ${classes[className]}`} />
      ))}
    </div>
  );
}

const Fields = memo(({ filter, onChange: change, onClear }: FilterBarProps) => {
  const { t } = useTranslation();
  const words = useWords();
  const cameras = useCameras();
  const products = useProducts();
  const lots = useLots((state) => state.lots);
  const reasons = useStation((state) => state.settings?.reasons ?? []);
  const score = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined);
  const common = {
    clearable: true,
    // What was chosen needs the room of the arrows.
    clearSectionMode: 'clear',
    size: 'md',
    placeholder: t('app.all'),
    className: classes.filter,
  } as const;
  const codes = reasons.map(({ code }) => code);
  // A reason that was removed from the settings may still be asked for.
  const allCodes = filter.reason !== undefined && !codes.includes(filter.reason) ? [...codes, filter.reason] : codes;
  return (
    <search className={classes.filters} aria-label={t('gallery.filters')}>
      <Select
        {...common}
        label={t('gallery.camera')}
        value={filter.camera === undefined ? null : `${filter.camera}`}
        data={cameras.map((camera) => ({
          value: `${camera.key}`,
          label: `${words.camera(camera)} (${camera.address})`,
        }))}
        onChange={(value) => change({ camera: value === null ? undefined : cameraKey(Number(value)) })}
        searchable
      />
      {products.length > 1 || filter.product !== undefined ? (
        <Select
          {...common}
          label={t('gallery.product')}
          value={filter.product === undefined ? null : `${filter.product}`}
          data={products.map(({ key, name }) => ({ value: `${key}`, label: name }))}
          onChange={(value) => change({ product: value === null ? undefined : productKey(Number(value)) })}
        />
      ) : null}
      {lots.length > 0 || filter.lot !== undefined ? (
        <Select
          {...common}
          label={t('gallery.lot')}
          value={filter.lot === undefined ? null : `${filter.lot}`}
          data={lots.map(({ id, number, product }) => ({
            value: `${id}`,
            label:
              products.length > 1 ? `${number} (${products.find(({ key }) => key === product)?.name ?? ''})` : number,
          }))}
          onChange={(value) => change({ lot: value === null ? undefined : lotId(Number(value)) })}
          searchable
        />
      ) : null}
      <Select
        {...common}
        label={t('gallery.verdict')}
        value={filter.verdict ?? null}
        data={[...verdicts, 'none' as const].map((value) => ({ value, label: t(`verdict.${value}`) }))}
        onChange={(value) => change({ verdict: value ?? undefined })}
      />
      <Select
        {...common}
        label={t('gallery.decision')}
        value={filter.decision ?? null}
        data={decisions.map((value) => ({ value, label: t(`decision.${value}`) }))}
        onChange={(value) => change({ decision: value ?? undefined })}
      />
      <Select
        {...common}
        label={t('gallery.reason')}
        value={filter.reason ?? null}
        data={allCodes.map((value) => ({ value, label: words.reason(value) }))}
        onChange={(value) => change({ reason: value ?? undefined })}
      />
      <Select
        {...common}
        label={t('gallery.state')}
        value={filter.state ?? null}
        data={captureStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(value) => change({ state: value ?? undefined })}
      />
      <SerialFilter serial={filter.serial ?? ''} onChange={(serial) => change({ serial })} />
      <ShiftSelect
        className={classes.filter}
        fromMs={filter.fromMs}
        toMs={filter.toMs}
        onChange={(range) => change(range ?? { fromMs: undefined, toMs: undefined })}
      />
      <LocalTimeField label={t('gallery.from')} valueMs={filter.fromMs} onChange={(fromMs) => change({ fromMs })} />
      <LocalTimeField label={t('gallery.to')} valueMs={filter.toMs} onChange={(toMs) => change({ toMs })} />
      <NumberInput
        size="md"
        className={classes.scoreFilter}
        label={t('gallery.minScore')}
        value={filter.minScore ?? ''}
        step={0.1}
        onChange={(value) => change({ minScore: score(value) })}
      />
      <NumberInput
        size="md"
        className={classes.scoreFilter}
        label={t('gallery.maxScore')}
        value={filter.maxScore ?? ''}
        step={0.1}
        onChange={(value) => change({ maxScore: score(value) })}
      />
      <Button
        onClick={onClear}
        disabled={searchFromFilter(filter) === ''}
        leftSection={<IconFilterOff size={18} />}
        mih={42}
      >
        {t('gallery.clear')}
      </Button>
    </search>
  );
});

/** What is typed is looked for when it rests, not at every letter. */
const restMs = 300;

function SerialFilter({
  serial,
  onChange,
}: {
  readonly serial: string;
  readonly onChange: (serial: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const onRest = useEffectEvent((text: string): void => {
    onChange(text.trim() === '' ? undefined : text.trim());
    setTyped(null);
  });
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => onRest(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      label={t('serial.name')}
      size="md"
      className={classes.filter}
      placeholder={t('serial.startsWith')}
      maxLength={serialLengthMost}
      value={typed ?? serial}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
}
