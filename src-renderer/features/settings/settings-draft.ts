/**
 * The settings as a form: what was typed lies over what is saved, so that a field nobody touched follows the station.
 * Pure. Every rule comes from `settingsSchema`; here are only the words for breaking it.
 */
import { type Settings, settingsSchema } from '../../../src-shared/domain/settings';
import type { RequestInput } from '../../../src-shared/ipc/contract';
import { checkRetention, type RetentionForm, retentionForm } from './retention-draft';

export interface SettingsForm extends RetentionForm {
  /** Null: never. */
  readonly signOutAfterMinutes: number | null;
  readonly language: Settings['language'];
  readonly theme: Settings['theme'];
  readonly policy: Settings['review']['policy'];
  readonly order: Settings['review']['order'];
  readonly reasons: Settings['reasons'];
  /** Valid as they are: the form refuses a key that cannot be taken. */
  readonly keys: Settings['keys'];
  readonly host: string;
  /** Numbers as typed. */
  readonly port: string;
  /** One network a line. */
  readonly networks: string;
  readonly replyLimitBytes: string;
  readonly memoryLimitMiB: string;
  readonly silentAfterMinutes: string;
  readonly dataFolder: string;
  /** Valid as it is, but for a folder that is wanting. */
  readonly backup: Settings['backup'];
  readonly stationName: string;
}

export type SettingsDraft = Partial<SettingsForm>;

export function formOf(settings: Settings, draft: SettingsDraft = {}): SettingsForm {
  const { network, review } = settings;
  return {
    signOutAfterMinutes: settings.operators.signOutAfterMinutes,
    language: settings.language,
    theme: settings.theme,
    policy: review.policy,
    order: review.order,
    reasons: settings.reasons,
    keys: settings.keys,
    host: network.host,
    port: `${network.port}`,
    networks: network.admittedNetworks.join('\n'),
    replyLimitBytes: `${network.replyLimitBytes}`,
    memoryLimitMiB: `${network.memoryLimitMiB}`,
    silentAfterMinutes: `${settings.alarms.silentAfterMinutes}`,
    ...retentionForm(settings.retention),
    dataFolder: settings.dataFolder,
    backup: settings.backup,
    stationName: settings.stationName,
    ...draft,
  };
}

/** The pages of this form; each is saved and discarded by itself. */
export type FormPart = 'station' | 'storage';

const storageFields: readonly string[] = [
  'dataFolder',
  'backup',
  'goodAfterDays',
  'otherAfterDays',
  'roomBelowGiB',
  'roomKeepDays',
] satisfies (keyof SettingsForm)[];

const isOn = (part: FormPart, field: string): boolean => storageFields.includes(field) === (part === 'storage');

/** What was typed on one page. */
export const draftOn = (part: FormPart, draft: SettingsDraft): SettingsDraft =>
  Object.fromEntries(Object.entries(draft).filter(([field]) => isOn(part, field)));

/** What was typed on the other one. */
export const draftWithout = (part: FormPart, draft: SettingsDraft): SettingsDraft =>
  Object.fromEntries(Object.entries(draft).filter(([field]) => !isOn(part, field)));

/** What is typed as it already is, is no change. */
export function changed(draft: SettingsDraft, part: SettingsDraft, settings: Settings): SettingsDraft {
  const saved = formOf(settings);
  const entries = Object.entries({ ...draft, ...part });
  return Object.fromEntries(
    entries.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(saved[key as keyof SettingsForm])),
  );
}

export type FieldProblem =
  | {
      readonly kind: 'address' | 'tooManyNetworks' | 'code' | 'codeTwice' | 'keepDays' | 'otherSooner' | 'backupFolder';
    }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'networks'; readonly line: number }
  | { readonly kind: 'tooLong'; readonly max: number };

export interface CheckedForm {
  /** By field; reasons as `code0`, `label0`... */
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** Only what differs from the saved settings; empty when nothing does. */
  readonly change: RequestInput<'changeSettings'>;
}

const { network: networkSchema, reasons: reasonsSchema } = settingsSchema.shape;
const networkFields = networkSchema.shape;

/** The schema of a number's own bounds, for the message. */
const bounds = {
  port: networkFields.port,
  replyLimitBytes: networkFields.replyLimitBytes,
  memoryLimitMiB: networkFields.memoryLimitMiB,
  silentAfterMinutes: settingsSchema.shape.alarms.shape.silentAfterMinutes,
} as const;

const wholeNumber = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

const networkLines = (text: string): readonly string[] => text.split(/[\n,;]/).map((line) => line.trim());

function networkProblem(text: string): FieldProblem | null {
  const lines = networkLines(text);
  const wrong = lines.findIndex((line) => line !== '' && !networkFields.admittedNetworks.safeParse([line]).success);
  if (wrong >= 0) return { kind: 'networks', line: wrong + 1 };
  return networkFields.admittedNetworks.safeParse(lines.filter(Boolean)).success ? null : { kind: 'tooManyNetworks' };
}

function reasonProblems(reasons: Settings['reasons']): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  reasons.forEach(({ code, label }, index) => {
    if (!reasonsSchema.element.shape.code.safeParse(code).success) problems[`code${index}`] = { kind: 'code' };
    else if (reasons.findIndex((other) => other.code === code) < index)
      problems[`code${index}`] = { kind: 'codeTwice' };
    if (!reasonsSchema.element.shape.label.safeParse(label).success)
      problems[`label${index}`] = { kind: 'tooLong', max: 60 };
  });
  return problems;
}

export function checkForm(form: SettingsForm, settings: Settings): CheckedForm {
  const problems: Record<string, FieldProblem> = reasonProblems(form.reasons);
  if (!networkFields.host.safeParse(form.host.trim()).success) problems.host = { kind: 'address' };
  for (const [field, schema] of Object.entries(bounds)) {
    const value = wholeNumber(form[field as keyof typeof bounds]);
    if (schema.safeParse(value).success) continue;
    problems[field] = { kind: 'number', min: schema.minValue ?? 0, max: schema.maxValue ?? 0 };
  }
  const retention = checkRetention(form);
  Object.assign(problems, retention.problems);
  const networks = networkProblem(form.networks);
  if (networks !== null) problems.networks = networks;
  if (form.backup.on && form.backup.folder === '') problems.backup = { kind: 'backupFolder' };

  const wanted = {
    operators: { signOutAfterMinutes: form.signOutAfterMinutes },
    language: form.language,
    theme: form.theme,
    review: { policy: form.policy, order: form.order },
    reasons: form.reasons,
    keys: form.keys,
    retention: retention.retention,
    alarms: { silentAfterMinutes: wholeNumber(form.silentAfterMinutes) },
    dataFolder: form.dataFolder,
    backup: form.backup,
    stationName: form.stationName.trim(),
    network: {
      host: form.host.trim(),
      port: wholeNumber(form.port),
      admittedNetworks: networkLines(form.networks).filter(Boolean),
      replyLimitBytes: wholeNumber(form.replyLimitBytes),
      memoryLimitMiB: wholeNumber(form.memoryLimitMiB),
    },
  };
  const different = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(settings[key as keyof Settings]),
  );
  return { problems, change: Object.fromEntries(different) };
}

export function movedReason(reasons: Settings['reasons'], index: number, by: -1 | 1): Settings['reasons'] {
  const next = [...reasons];
  const [reason] = next.splice(index, 1);
  if (reason !== undefined) next.splice(index + by, 0, reason);
  return next;
}

/** A code nobody uses yet, for a new reason. */
export function newReasonCode(reasons: Settings['reasons']): string {
  const used = new Set(reasons.map(({ code }) => code));
  let number = 1;
  while (used.has(`reason-${number}`)) number += 1;
  return `reason-${number}`;
}
