import { useTranslation } from 'react-i18next';
import type { Alarm, AlarmSubject } from '../../../src-shared/domain/alarm';
import type { CameraKey } from '../../../src-shared/domain/ids';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';

export interface AlarmWords {
  readonly title: string;
  readonly action: string;
  /** Where to do it. */
  readonly place: { readonly href: string; readonly label: string } | null;
}

/** What an alarm says: what is wrong, what to do, and where. */
export function useAlarmWords(): (alarm: Alarm) => AlarmWords {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  return ({ kind, subject }) => {
    const n = formats.number(subject.cameras.length);
    const camera = subject.camera === null ? t('alarms.several', { n }) : words.camera(subject.camera);
    const network = subject.network === null ? '' : `${t('alarms.inNetwork', { network: subject.network })} `;
    const place = placeOfAlarm(kind, subject);
    const shown = place && {
      href: place.href,
      label:
        place.name === 'cameras' && keysOf(subject).length > 0
          ? t('alarms.showThem', { count: keysOf(subject).length })
          : t(`alarms.show.${place.name}`),
    };
    if (kind === 'photo-problem') {
      const problem = subject.photoProblem ?? 'blurred';
      return {
        title: t(`alarms.photoKinds.${problem}`, { camera }),
        action: t(`cameras.photoAdvice.${problem}`),
        place: shown,
      };
    }
    if (kind === 'network-failure' && subject.standstill !== null) {
      return {
        title: t(`alarms.standstill.${subject.standstill}`, { n }),
        action: network + t(`alarms.standstillActions.${subject.standstill}`),
        place: shown,
      };
    }
    return {
      title: t(`alarms.kinds.${kind}`, { camera, n }),
      action: network + t(`alarms.actions.${kind}`),
      place: shown,
    };
  };
}

const keysOf = ({ camera, cameras }: AlarmSubject): readonly CameraKey[] => (camera === null ? cameras : [camera.key]);

/** The screen where to do it; the cameras' one shows those that it is about alone. */
function placeOfAlarm(
  kind: Alarm['kind'],
  subject: AlarmSubject,
): { readonly name: Place; readonly href: string } | null {
  const name = placeOf[kind];
  if (name === null) return null;
  const keys = name === 'cameras' ? keysOf(subject) : [];
  return { name, href: keys.length === 0 ? `#/${name}` : `#/cameras?only=${keys.join(',')}` };
}

type Place = 'cameras' | 'settings' | 'models' | 'reports' | 'settings/storage' | 'settings/outputs';

const placeOf: Readonly<Record<Alarm['kind'], Place | null>> = {
  'storage-unavailable': null,
  'port-not-open': 'settings',
  'station-cut-off': 'cameras',
  'network-failure': 'cameras',
  'inspection-failed': 'models',
  'disk-nearly-full': 'settings/storage',
  'disk-fills': 'settings/storage',
  'camera-silent': 'cameras',
  'duplicate-id': 'cameras',
  'photos-too-large': 'cameras',
  'incomplete-transfers': 'cameras',
  'photo-problem': 'cameras',
  'report-failed': 'reports',
  'backup-failed': 'settings/storage',
  'output-failed': 'settings/outputs',
};
