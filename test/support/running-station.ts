/** Starts the built program, without a window, as a server would run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { electronCommand } from '../../scripts/screen';

export const projectFolder = resolve(import.meta.dirname, '../..');

export interface RunningStation {
  readonly process: ChildProcess;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** What it wrote on standard error so far. */
  errors(): string;
  /** Ends it cleanly; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'vigie-e2e-'));

/** Port 0 takes a free one. Throws what the program wrote when it ends or stays silent instead of getting ready. */
export async function startStation(
  options: { readonly dataDir?: string; readonly port?: number; readonly args?: readonly string[] } = {},
): Promise<RunningStation> {
  const dataDir = options.dataDir ?? newDataDir();
  const given = [
    '--headless',
    '--data-dir',
    dataDir,
    '--udp-host',
    '127.0.0.1',
    '--udp-port',
    String(options.port ?? 0),
  ];
  const { command, args } = electronCommand(projectFolder, [...given, ...(options.args ?? [])]);
  return watch(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }), dataDir);
}

/** Waits for the `ready` line of a program that was just started. */
export async function watch(child: ChildProcess, dataDir: string, timeoutMs = 60_000): Promise<RunningStation> {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = once(child, 'exit');
  const { host, port } = await ready(child, timeoutMs, () => errors);
  return {
    process: child,
    host,
    port,
    dataDir,
    errors: () => errors,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function ready(child: ChildProcess, timeoutMs: number, errors: () => string): Promise<{ host: string; port: number }> {
  return new Promise((resolveReady, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready after ${timeoutMs} ms:\n${errors()}`)), timeoutMs);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`ended (${code ?? signal}) before it was ready:\n${errors()}`));
    });
    if (!child.stdout) throw new Error('standard output must be a pipe');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^ready udp ([\d.]+):(\d+) data (.+)$/.exec(line);
      if (!match?.[1]) return;
      clearTimeout(timer);
      resolveReady({ host: match[1], port: Number(match[2]) });
    });
  });
}
