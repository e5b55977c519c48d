import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../src-shared/domain/audit';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { type ChangedValue, changedValues, type Single } from './changed-values';

/** As the log keeps moments: UTC. */
const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The log keeps names and codes as the station does; people read them in their language. */
export interface LogWords {
  name(path: ChangedValue['path']): string;
  value(changed: ChangedValue): string;
  subject(entry: AuditEntry): string;
}

const isList = (value: ChangedValue['value']): value is readonly Single[] => Array.isArray(value);

export function useLogWords(): LogWords {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const formats = useFormats();
  const lookedUp = (key: string): string | null => (i18n.exists(key) ? t(key as 'log.yes') : null);
  const single = (name: string, value: Single): string => {
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'log.yes' : 'log.no');
    if (typeof value === 'number')
      return value.toLocaleString(i18n.language, { useGrouping: false, maximumFractionDigits: 6 });
    const text = value;
    if (name === 'reason') return words.reason(text);
    if (isoMoment.test(text)) return formats.dateTime(Date.parse(text));
    if (name === 'role') return lookedUp(`role.${text}`) ?? text;
    return lookedUp(`log.values.${name}.${text}`) ?? text;
  };
  const member = (name: string): string => lookedUp(`log.names.${name}`) ?? lookedUp(`keys.action.${name}`) ?? name;
  return {
    name: (path) => path.map(member).join(' › '),
    value({ path, value }) {
      const name = path.at(-1) ?? '';
      if (!isList(value)) return single(name, value);
      return value.map((part) => single(name, part)).join(', ') || '–';
    },
    subject({ kind, subject, after }) {
      if (kind === 'settings' || kind === 'retention') return subject.split(', ').map(member).join(', ');
      const unnamed = kind === 'camera' ? /^camera (\d+)(?= \()/.exec(subject)?.[1] : undefined;
      if (unnamed !== undefined)
        return subject.replace(`camera ${unnamed}`, t('capture.unnamedCamera', { id: unnamed }));
      if (kind === 'report')
        return subject
          .split('/')
          .map((at) => formats.minute(Date.parse(at)))
          .join(' – ');
      if (kind !== 'alarm') return subject;
      const [number, alarm = ''] = subject.split(' ');
      const of = Object.fromEntries(changedValues(after).map(({ path, value }) => [path.join('.'), value]));
      const key = `alarms.kinds.${alarm}`;
      const n = String(of.cameras ?? '');
      const camera = String(of.camera ?? t('alarms.several', { n }));
      const text = i18n.exists(key)
        ? t(key as 'alarms.kinds.duplicate-id', { camera, n })
        : (lookedUp(`log.values.alarm.${alarm}`) ?? alarm);
      return `${number} ${text}`;
    },
  };
}
