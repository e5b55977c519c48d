import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../src-shared/domain/alarm';
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
    if (kind === 'photo-problem') {
      const problem = subject.photoProblem ?? 'blurred';
      return {
        title: t(`alarms.photoKinds.${problem}`, { camera }),
        action: t(`cameras.photoAdvice.${problem}`),
        place: { href: '#/cameras', label: t('alarms.show.cameras') },
      };
    }
    return {
      title: t(`alarms.kinds.${kind}`, { camera, n }),
      action: network + t(`alarms.actions.${kind}`),
      place: placeOf[kind] === null ? null : { href: `#/${placeOf[kind]}`, label: t(`alarms.show.${placeOf[kind]}`) },
    };
  };
}

const placeOf = {
  'storage-unavailable': null,
  'port-not-open': 'settings',
  'network-failure': 'cameras',
  'inspection-failed': 'models',
  'disk-nearly-full': 'settings',
  'camera-silent': 'cameras',
  'duplicate-id': 'cameras',
  'photos-too-large': 'cameras',
  'incomplete-transfers': 'cameras',
} as const satisfies Readonly<
  Record<Exclude<Alarm['kind'], 'photo-problem'>, 'cameras' | 'settings' | 'models' | null>
>;
