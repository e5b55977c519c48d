/**
 * The program's options. `parseCommandLine` is pure; it never reads the environment, so the same text gives the
 * same answer in development, packaged and in tests.
 */
import { isIPv4 } from 'node:net';
import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { type Language, languages } from '../../src-shared/domain/settings';
import { type CsvContent, type CsvProfile, csvContents, csvProfiles } from '../../src-shared/ipc/contract';

export interface StationOptions {
  readonly dataDir: string | null;
  readonly udpHost: string | null;
  readonly udpPort: number | null;
  /** Demo cameras to start with; 0 for none. */
  readonly demoCameras: number;
}

export interface ExportOptions {
  readonly dataDir: string | null;
  readonly file: string;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly profile: CsvProfile;
  readonly content: CsvContent;
  readonly language: Language;
}

export interface ResetOptions {
  readonly dataDir: string | null;
  /** Of an administrator. */
  readonly name: string;
}

export type Command =
  | (StationOptions & { readonly mode: 'window' | 'headless' })
  | (ExportOptions & { readonly mode: 'export' })
  | (ResetOptions & { readonly mode: 'reset-administrator' })
  | { readonly mode: 'version' | 'help' };

export const usage = `vigie [options]
  --data-dir DIR        folder of photos, records and settings
  --udp-host ADDRESS    IPv4 address to listen on
  --udp-port PORT       UDP port to listen on (0: any free one)
  --demo [--demo-cameras N]
                        start with simulated cameras (4 unless said otherwise, 64 at most)
  --headless            the whole station without a window
  --export-csv FILE     write a CSV file and end
    --from DATE --to DATE     ISO 8601; a date without time means the start of that day; --to is excluded
    --content captures|decisions   --profile machine|spreadsheet   --language en|fr
  --reset-administrator NAME
                        give an administrator who forgot the PIN a new one and end; the station must be closed
  --version, --help`;

const demoCamerasUnlessSaid = 4;

/** Switches of Chromium and Electron themselves, which read them before us. */
const passedThrough =
  /^--(no-sandbox|inspect|remote-debugging|ozone-platform|disable-|enable-|force-|use-|js-flags|lang=|log-level|trace-|password-store|no-zygote|single-process|proxy-|user-data-dir|autoplay|allow-)/;

/** `args` without the executable and, in development, without the program's folder. */
export function parseCommandLine(args: readonly string[]): Result<Command, string> {
  const own = args.filter((argument) => !passedThrough.test(argument));
  let values: Values;
  try {
    values = parseArgs({ args: own, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // Node explains over several sentences; the first says what is wrong.
    return failed((error as Error).message.split(/\. |\n/)[0] ?? 'wrong options');
  }
  if (values.help) return ok({ mode: 'help' });
  if (values.version) return ok({ mode: 'version' });
  if (values['reset-administrator'] !== undefined) return resetCommand(values);
  return values['export-csv'] === undefined ? stationCommand(values) : exportCommand(values);
}

const options = {
  'data-dir': { type: 'string' },
  'udp-host': { type: 'string' },
  'udp-port': { type: 'string' },
  demo: { type: 'boolean' },
  'demo-cameras': { type: 'string' },
  headless: { type: 'boolean' },
  'export-csv': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  content: { type: 'string' },
  profile: { type: 'string' },
  language: { type: 'string' },
  'reset-administrator': { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Values = { [K in keyof typeof options]?: (typeof options)[K]['type'] extends 'boolean' ? boolean : string };

function stationCommand(values: Values): Result<Command, string> {
  for (const name of ['from', 'to', 'content', 'profile', 'language'] as const) {
    if (values[name] !== undefined) return failed(`--${name} goes with --export-csv`);
  }
  if (values['data-dir'] === '') return failed('--data-dir needs a folder');
  const udpHost = values['udp-host'] ?? null;
  if (udpHost !== null && !isIPv4(udpHost)) return failed(`--udp-host: "${udpHost}" is no IPv4 address`);
  const udpPort = integer(values['udp-port'], 0, 65_535);
  if (udpPort === undefined) return failed(`--udp-port: "${values['udp-port']}" is no port (0 to 65535)`);
  const demoCameras = integer(values['demo-cameras'], 1, 64);
  if (demoCameras === undefined) return failed(`--demo-cameras: "${values['demo-cameras']}" is no number from 1 to 64`);
  if (demoCameras !== null && !values.demo) return failed('--demo-cameras goes with --demo');
  return ok({
    mode: values.headless ? 'headless' : 'window',
    dataDir: values['data-dir'] ?? null,
    udpHost,
    udpPort,
    demoCameras: values.demo ? (demoCameras ?? demoCamerasUnlessSaid) : 0,
  });
}

function exportCommand(values: Values): Result<Command, string> {
  const file = values['export-csv'];
  if (!file) return failed('--export-csv needs a file name');
  for (const name of ['udp-host', 'udp-port', 'demo', 'demo-cameras'] as const) {
    if (values[name] !== undefined) return failed(`--${name} does not go with --export-csv`);
  }
  const content = oneOf(values.content ?? 'captures', csvContents);
  if (!content) return failed(`--content: "${values.content}" is none of ${csvContents.join(', ')}`);
  const profile = oneOf(values.profile ?? 'machine', csvProfiles);
  if (!profile) return failed(`--profile: "${values.profile}" is none of ${csvProfiles.join(', ')}`);
  const language = oneOf(values.language ?? 'en', languages);
  if (!language) return failed(`--language: "${values.language}" is none of ${languages.join(', ')}`);
  const fromMs = time(values.from);
  if (fromMs === undefined) return failed(`--from: "${values.from}" is no ISO 8601 date or time`);
  const toMs = time(values.to);
  if (toMs === undefined) return failed(`--to: "${values.to}" is no ISO 8601 date or time`);
  if (fromMs !== null && toMs !== null && fromMs >= toMs) return failed('--from must lie before --to');
  return ok({ mode: 'export', dataDir: values['data-dir'] ?? null, file, fromMs, toMs, profile, content, language });
}

function resetCommand(values: Values): Result<Command, string> {
  const { 'reset-administrator': name = '', 'data-dir': dataDir, ...others } = values;
  const [other] = Object.keys(others);
  if (other !== undefined) return failed(`--${other} does not go with --reset-administrator`);
  if (name.trim() === '') return failed('--reset-administrator needs the name of an administrator');
  return ok({ mode: 'reset-administrator', dataDir: dataDir ?? null, name: name.trim() });
}

/** Null when not given, undefined when it is no whole number in the range. */
function integer(text: string | undefined, min: number, max: number): number | null | undefined {
  if (text === undefined) return null;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

const isoTime = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Null when not given, undefined when unreadable. Without an offset it is meant in the station's time zone. */
function time(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const parts = isoTime.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, clock] = parts;
  // Date would turn the 30th of February into a day of March.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > days) return undefined;
  const value = Date.parse(clock ? text : `${text}T00:00`);
  return Number.isNaN(value) ? undefined : value;
}

function oneOf<T extends string>(text: string, values: readonly T[]): T | undefined {
  return values.find((value) => value === text);
}
