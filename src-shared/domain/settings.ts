import { z } from 'zod';
import { backupSettingsSchema, defaultBackup } from './backup';
import { reviewOrders, reviewPolicies } from './capture';
import { defaultKeys, keyMapSchema } from './key-map';
import { defaultMqttOutput, mqttOutputSchema } from './mqtt-output';
import { defaultReportSchedule, reportScheduleSchema } from './report-schedule';
import { keepEverything, retentionSchema } from './retention';
import { shiftSchema, usualShifts } from './shift';

/** Written in the file; a file with a higher number comes from a newer Vigie and is left alone. */
export const settingsVersion = 2;

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

const ipv4 = z.ipv4();
const cidr = z.cidrv4();
const reason = z.strictObject({
  /** Stable code, written in decisions and reports. */
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  /** What the operator reads; empty takes the built-in translation of the code. */
  label: z.string().max(60),
});

export const settingsSchema = z.strictObject({
  version: z.literal(settingsVersion),
  network: z.strictObject({
    host: ipv4,
    port: z.int().min(1).max(65_535),
    /** Networks whose cameras are answered. */
    admittedNetworks: z.array(cidr).max(64),
    /** Largest reply in bytes; the field firmware's buffer holds 32. */
    replyLimitBytes: z.int().min(5).max(259),
    /** Bound on the memory of all transfers under way. */
    memoryLimitMiB: z.int().min(1).max(4096),
  }),
  /** Empty: the folder the program was started with. A change is used from the next start. */
  dataFolder: z.string().max(4096),
  operators: z.strictObject({
    /** Whoever is signed in is signed out after so long without a key or a touch; null: never. */
    signOutAfterMinutes: z.int().min(1).max(480).nullable(),
  }),
  /** On reports; empty: the computer's own name. */
  stationName: z.string().max(80),
  /** Where the last report went; empty: where the system's dialog begins. */
  exportFolder: z.string().max(4096),
  reportSchedule: reportScheduleSchema,
  retention: retentionSchema,
  backup: backupSettingsSchema,
  /** What other systems are told. */
  outputs: z.strictObject({ mqtt: mqttOutputSchema }),
  alarms: z.strictObject({
    /**
     * A camera that sent regularly is missed after so long without a frame; one that sends seldom, after longer.
     * Whole minutes on the screen; less than one may be named in the settings file.
     */
    silentAfterMinutes: z.number().min(0.25).max(480),
  }),
  language: z.enum(languages),
  theme: z.enum(['light', 'dark', 'system']),
  review: z.strictObject({
    policy: z.enum(reviewPolicies),
    order: z.enum(reviewOrders),
  }),
  /** In the order of the keys 1-9. The first is the usual one (Enter). */
  reasons: z.array(reason).min(1).max(9),
  /** Of this station's keyboard. */
  keys: keyMapSchema,
  shifts: z.array(shiftSchema).max(9),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  version: settingsVersion,
  network: {
    host: '0.0.0.0',
    port: 44_444,
    admittedNetworks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8'],
    replyLimitBytes: 32,
    memoryLimitMiB: 256,
  },
  dataFolder: '',
  operators: { signOutAfterMinutes: null },
  stationName: '',
  exportFolder: '',
  reportSchedule: defaultReportSchedule,
  retention: keepEverything,
  backup: defaultBackup,
  outputs: { mqtt: defaultMqttOutput },
  alarms: { silentAfterMinutes: 10 },
  language: 'en',
  theme: 'light',
  review: { policy: 'failing-and-unsure', order: 'newest-failing' },
  reasons: [
    { code: 'insulation-damaged', label: '' },
    { code: 'strand-missing', label: '' },
    { code: 'strand-bent', label: '' },
    { code: 'colours-swapped', label: '' },
    { code: 'foreign-particle', label: '' },
    { code: 'crushed', label: '' },
    { code: 'other', label: '' },
  ],
  keys: defaultKeys,
  shifts: usualShifts,
};
