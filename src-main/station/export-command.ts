import { join, resolve } from 'node:path';
import { defaultSettings } from '../../src-shared/domain/settings';
import type { ExportOptions } from '../app/command-line';
import { exportCsv } from '../reports/export-csv';
import { readSettings } from '../settings/settings-file';

/** `vigie --export-csv FILE`: writes the file, says what it did, and gives the exit code. */
export async function exportFromCommandLine(options: ExportOptions, dataDir: string): Promise<0 | 1> {
  const { file, content, profile, language, fromMs, toMs } = options;
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => abort.abort());
  const filter = { ...(fromMs === null ? {} : { fromMs }), ...(toMs === null ? {} : { toMs }) };
  const read = readSettings(join(resolve(dataDir), 'settings.json'));
  const { shifts } = read.ok ? read.value.settings : defaultSettings;
  const outcome = await exportCsv(
    { dataDir: resolve(dataDir), file: resolve(file), content, profile, language, filter, shifts },
    undefined,
    abort.signal,
  );
  if (outcome.state === 'done') {
    process.stdout.write(`${outcome.rows} rows written to ${outcome.file}\n`);
    return 0;
  }
  process.stderr.write(
    `vigie: ${outcome.state === 'cancelled' ? 'export cancelled, no file written' : outcome.detail}\n`,
  );
  return 1;
}
