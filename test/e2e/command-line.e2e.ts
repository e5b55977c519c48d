import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { electronCommand } from '../../scripts/screen';
import { startFleet } from '../support/camera-fleet';
import { newDataDir, projectFolder, startStation } from '../support/running-station';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** Without Chromium's own remarks. */
  readonly errors: readonly string[];
}

/** Runs the program to its end. */
function run(...options: readonly string[]): Promise<Ended> {
  const { command, args } = electronCommand(projectFolder, options);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, output, errors: errors.split('\n').filter((line) => line.startsWith('vigie: ')) });
    });
  });
}

describe('the command line', () => {
  it.each([
    [['--headless', '--nonsense'], "vigie: Unknown option '--nonsense' (--help lists the options)"],
    [
      ['--headless', '--udp-port', '99999'],
      'vigie: --udp-port: "99999" is no port (0 to 65535) (--help lists the options)',
    ],
  ])('answers wrong options %j with one line and code 2', async (options, line) => {
    expect(await run(...options)).toMatchObject({ code: 2, output: '', errors: [line] });
  });

  it('receives without a window, ends cleanly on SIGTERM, and exports afterwards without one', async () => {
    const station = await startStation();
    const sent = await startFleet({
      host: station.host,
      port: station.port,
      cameras: 3,
      photosPerCamera: 2,
      photo: { kind: 'noise', sizeBytes: 40_000 },
    }).finished;
    expect(sent.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 6 }, () => 'acknowledged'));
    expect(await station.stop()).toBe(0);

    const file = join(mkdtempSync(join(tmpdir(), 'vigie-csv-')), 'out.csv');
    const day = new Date().getFullYear();
    const exported = await run('--export-csv', file, '--from', `${day}-01-01`, '--data-dir', station.dataDir);
    expect(exported).toMatchObject({ code: 0, output: `6 rows written to ${file}\n`, errors: [] });
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(
      /^capture_id,camera_id,camera_name,received_at,sha256,size_bytes,width,height,packets,rounds,/,
    );
    expect(new Set(lines.slice(1, 7).map((line) => line.split(',')[4]))).toEqual(
      new Set(sent.map(({ sha256 }) => sha256)),
    );
  });

  it('exports while the station runs', async () => {
    const station = await startStation();
    const file = join(station.dataDir, 'empty.csv');
    expect(await run('--export-csv', file, '--data-dir', station.dataDir)).toMatchObject({ code: 0, errors: [] });
    expect(await station.stop()).toBe(0);
  });

  it('says why an export failed and leaves no file', async () => {
    const empty = newDataDir();
    const file = join(empty, 'out.csv');
    const without = await run('--export-csv', file, '--data-dir', join(empty, 'nothing-here'));
    expect(without.code).toBe(1);
    expect(without.errors).toHaveLength(1);
    expect(without.errors[0]).toContain('no station database');
    expect(existsSync(file)).toBe(false);
    expect(existsSync(join(empty, 'nothing-here'))).toBe(false);

    const station = await startStation();
    await station.stop();
    const into = await run('--export-csv', join(empty, 'no-such-folder', 'out.csv'), '--data-dir', station.dataDir);
    expect(into.code).toBe(1);
    expect(into.errors[0]).toContain('no-such-folder');
  });

  it('runs on while its port is taken, with demo cameras asked for, and listens when the port is free', async () => {
    const taken = createSocket('udp4');
    await new Promise<void>((resume) => taken.bind(0, '127.0.0.1', resume));
    const { port } = taken.address();
    const starting = startStation({ port, args: ['--demo'] });
    setTimeout(() => taken.close(), 8000);
    const station = await starting;
    expect(station.port).toBe(port);
    expect(station.errors()).toContain('EADDRINUSE');
    expect(await station.stop()).toBe(0);
  });

  it('says that a data folder cannot be made, and not that it is in use', async () => {
    const file = join(newDataDir(), 'a-file');
    writeFileSync(file, '');
    const refused = await run('--headless', '--data-dir', join(file, 'inside'), '--udp-port', '0');
    expect(refused).toMatchObject({ code: 1, output: '' });
    expect(refused.errors.join()).toMatch(/cannot be used: ENOTDIR/);
  });

  it('refuses a second station on the same data folder', async () => {
    const station = await startStation();
    const second = await run('--headless', '--data-dir', station.dataDir, '--udp-port', '0');
    expect(second).toMatchObject({ code: 1, output: '' });
    expect(second.errors.join()).toContain(station.dataDir);
    expect(await station.stop()).toBe(0);
  });

  it('refuses a database and settings from a newer version and leaves them as they are', async () => {
    const station = await startStation();
    await station.stop();
    const db = new Database(join(station.dataDir, 'vigie.db'));
    db.pragma('user_version = 9999');
    db.close();
    const newer = await run('--headless', '--data-dir', station.dataDir, '--udp-port', '0');
    expect(newer).toMatchObject({ code: 1, output: '' });
    expect(newer.errors.join()).toMatch(/newer/);

    const other = newDataDir();
    const settings = JSON.stringify({ version: 99 });
    writeFileSync(join(other, 'settings.json'), settings);
    const refused = await run('--headless', '--data-dir', other, '--udp-port', '0');
    expect(refused.code).toBe(1);
    expect(refused.errors.join()).toContain('newer Vigie');
    expect(readFileSync(join(other, 'settings.json'), 'utf8')).toBe(settings);
  });
});
