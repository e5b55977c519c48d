/** The settings file: read with every check, written so that a power cut leaves the old or the new one. */
import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { lotsKey } from '../../src-shared/domain/key-map';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { defaultSettings, type Settings, settingsSchema, settingsVersion } from '../../src-shared/domain/settings';
import { writeJson } from '../files/durable-json';

export interface ReadSettings {
  readonly settings: Settings;
  /** What was wrong with the file that was set aside; null when all was well. */
  readonly notice: string | null;
}

/**
 * Reads `file`; a missing one means the defaults. An unreadable one is set aside under another name, never
 * overwritten. Fails on a file from a newer Vigie, which must not be touched.
 */
export function readSettings(file: string, now = new Date()): Result<ReadSettings, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return failed(`${file}: ${(error as Error).message}`);
    return ok({ settings: defaultSettings, notice: null });
  }
  const parsed = parse(text);
  if (parsed.ok) return ok({ settings: parsed.value, notice: null });
  if (parsed.problem.newer) return failed(`${file} ${parsed.problem.text}`);
  const aside = `${file}.${now.toISOString().replaceAll(':', '-')}.invalid`;
  renameSync(file, aside);
  return ok({ settings: defaultSettings, notice: `${file} ${parsed.problem.text}. It was set aside as ${aside}.` });
}

function parse(text: string): Result<Settings, { readonly newer: boolean; readonly text: string }> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failed({ newer: false, text: `is no JSON: ${(error as Error).message}` });
  }
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > settingsVersion) {
    return failed({
      newer: true,
      text: `was written by a newer Vigie (settings version ${version}, this one reads ${settingsVersion}). Start that version, or name another folder with --data-dir.`,
    });
  }
  const older = version === 1 ? withoutName(json as object) : json;
  const checked = settingsSchema.safeParse(completed(withMoment(withFreeKeys(older))));
  return checked.success
    ? ok(checked.data)
    : failed({ newer: false, text: `has wrong settings: ${z.prettifyError(checked.error).replaceAll('\n', ' ')}` });
}

/** Settings that an older Vigie did not know yet take their usual value; what it wrote stays as it is. */
function completed(json: unknown, usual: unknown = defaultSettings): unknown {
  if (!isObject(json) || !isObject(usual)) return json;
  const missing = Object.entries(usual).filter(([key]) => !(key in json));
  const known = Object.entries(json).map(([key, value]) => [key, completed(value, usual[key])]);
  return Object.fromEntries([...known, ...missing]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reports were due at times before they could be at the ends of shifts; a schedule that was set up stays as it is. */
function withMoment(json: unknown): unknown {
  if (!isObject(json) || !isObject(json.reportSchedule) || json.reportSchedule.on !== true) return json;
  return { ...json, reportSchedule: { at: 'times', ...json.reportSchedule } };
}

/** An action could have the key that now opens the lots; it gets its usual one back. */
function withFreeKeys(json: unknown): unknown {
  if (!isObject(json) || !isObject(json.keys)) return json;
  const keys = Object.fromEntries(Object.entries(json.keys).filter(([, key]) => key !== lotsKey));
  return { ...json, keys };
}

/** Before there were operators, the settings held the name of whoever decided. What was decided keeps that name. */
function withoutName(old: object): object {
  const { operatorName: _name, ...kept } = old as { operatorName?: unknown };
  return { ...kept, version: settingsVersion };
}

/** Writes durably. Throws what the system says when it cannot. */
export const writeSettings = (file: string, settings: Settings): Promise<void> => writeJson(file, settings);
