/**
 * Simulated cameras against any station: `npm run camera -- --help`. Exit code 0 when every photo was acknowledged,
 * 1 when one was not, 2 for wrong options.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCamera } from '../src-main/demo/camera-run';
import { type LinkFaults, perfectLink } from '../src-main/demo/link-faults';
import { filePhotos, type PhotoSource, paintedPhotos } from '../src-main/demo/photo-sources';
import { type PhotoResult, SimulatedCamera } from '../src-main/demo/simulated-camera';
import { failed, ok, type Result } from '../src-shared/domain/result';
import { defaultPort } from '../src-shared/protocol/limits';

const help = `Simulated cameras that send photos to a station.

  --host HOST      the station (127.0.0.1)
  --port PORT      its UDP port (${defaultPort})
  --cameras N      how many cameras (1)
  --id FIRST       camera id of the first, 0-255 (1)
  --dir FOLDER     send the JPEG files of this folder; painted cables without it
  --count N        photos of each camera, 0 without end (1; with --dir: every file once)
  --interval MS    from photo to photo of one camera (1000)
  --loss PERCENT   datagrams lost, each way (0)
  --duplicate PERCENT, --reorder PERCENT, --delay MS   other faults of the network (0)
  --seed N         makes the faults repeat (1)
  --json           one line of JSON a photo, and one at the end
`;

interface Options {
  readonly host: string;
  readonly port: number;
  readonly cameras: number;
  readonly firstId: number;
  readonly photos: PhotoSource;
  readonly count: number | null;
  readonly intervalMs: number;
  readonly faults: LinkFaults;
  readonly seed: number;
  readonly json: boolean;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function parseOptions(args: readonly string[]): Result<Options | 'help', string> {
  const text = { type: 'string' } as const;
  let values: Values;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        host: text,
        port: text,
        cameras: text,
        id: text,
        dir: text,
        count: text,
        interval: text,
        loss: text,
        duplicate: text,
        reorder: text,
        delay: text,
        seed: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
    return values.help ? ok('help') : ok(optionsOf(values));
  } catch (error) {
    return failed((error as Error).message);
  }
}

function optionsOf(values: Values): Options {
  const number = (name: string, usual: number, lowest: number, highest: number): number => {
    const value = values[name] === undefined ? usual : Number(values[name] === '' ? Number.NaN : values[name]);
    if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
    throw new Error(`--${name} must be a whole number from ${lowest} to ${highest}, not ${values[name]}`);
  };
  const firstId = number('id', 1, 0, 255);
  const cameras = number('cameras', 1, 1, 256);
  if (firstId + cameras > 256) throw new Error(`camera ids end at 255: ${cameras} cameras cannot begin at ${firstId}`);
  const count = number('count', 1, 0, 1_000_000_000);
  const everyFileOnce = values.count === undefined;
  return {
    host: String(values.host ?? '127.0.0.1'),
    port: number('port', defaultPort, 1, 65_535),
    cameras,
    firstId,
    photos:
      typeof values.dir === 'string'
        ? filePhotos(jpegFilesIn(values.dir), everyFileOnce ? 1 : null)
        : paintedPhotos(0, () => SimulatedCamera.sending > 0),
    count: count === 0 || (everyFileOnce && values.dir !== undefined) ? null : count,
    intervalMs: number('interval', 1000, 0, 86_400_000),
    faults: {
      ...perfectLink,
      loss: number('loss', 0, 0, 100) / 100,
      duplication: number('duplicate', 0, 0, 100) / 100,
      reordering: number('reorder', 0, 0, 100) / 100,
      maxDelayMs: number('delay', 0, 0, 10_000),
    },
    seed: number('seed', 1, 0, 2 ** 32 - 1),
    json: values.json === true,
  };
}

function jpegFilesIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new Error(`--dir: ${(error as Error).message}`);
  }
  const files = names.filter((name) => /\.jpe?g$/i.test(name)).sort();
  if (files.length === 0) throw new Error(`--dir: there is no JPEG file in ${folder}`);
  return files.map((name) => join(folder, name));
}

interface Summary {
  acknowledged: number;
  gaveUp: number;
  crashed: number;
  rounds: number;
  bytes: number;
  readonly transferMs: number[];
  readonly endToReplyMs: number[];
}

function add(summary: Summary, sizeBytes: number, { outcome, rounds, durationMs, endToReplyMs }: PhotoResult): void {
  summary.rounds += rounds;
  if (outcome.kind === 'crashed') summary.crashed += 1;
  if (outcome.kind === 'gave-up') summary.gaveUp += 1;
  if (outcome.kind !== 'acknowledged') return;
  summary.acknowledged += 1;
  summary.bytes += sizeBytes;
  summary.transferMs.push(durationMs);
  if (endToReplyMs !== null) summary.endToReplyMs.push(endToReplyMs);
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const quantile = (values: readonly number[], share: number): number | null =>
  values.length === 0 ? null : tenths([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0);

function reportPhoto(json: boolean, cameraId: number, sizeBytes: number, result: PhotoResult): void {
  const { outcome, requests, rounds } = result;
  const durationMs = tenths(result.durationMs);
  const line = json
    ? JSON.stringify({ cameraId, sizeBytes, outcome: outcome.kind, requests, rounds, durationMs })
    : `camera ${cameraId}: ${sizeBytes} bytes ${wordsOf(result)} (${requests} requests, ${rounds} rounds, ${durationMs} ms)`;
  process.stdout.write(`${line}\n`);
}

function wordsOf({ outcome }: PhotoResult): string {
  if (outcome.kind === 'acknowledged') return 'acknowledged';
  if (outcome.kind === 'crashed') return `crashed the camera: a reply of ${outcome.replyBytes} bytes`;
  return outcome.waitingFor === 'go-ahead' ? 'given up: no go-ahead' : 'given up: never complete';
}

function reportSummary(json: boolean, summary: Summary): void {
  const { acknowledged, gaveUp, crashed, rounds, bytes } = summary;
  const transfer = { medianMs: quantile(summary.transferMs, 0.5), p99Ms: quantile(summary.transferMs, 0.99) };
  const reply = { medianMs: quantile(summary.endToReplyMs, 0.5), p99Ms: quantile(summary.endToReplyMs, 0.99) };
  process.stdout.write(
    json
      ? `${JSON.stringify({ acknowledged, gaveUp, crashed, rounds, bytes, transfer, endToReply: reply })}\n`
      : `${acknowledged} acknowledged (${bytes} bytes), ${gaveUp} given up, ${crashed} crashed, ${rounds} rounds\n` +
          `transfer ${transfer.medianMs ?? '-'} ms at the median, ${transfer.p99Ms ?? '-'} ms at p99; ` +
          `end to reply ${reply.medianMs ?? '-'} ms at the median, ${reply.p99Ms ?? '-'} ms at p99\n`,
  );
}

async function run(options: Options): Promise<number> {
  const { host, port, photos, count, intervalMs, faults, json } = options;
  const summary: Summary = {
    acknowledged: 0,
    gaveUp: 0,
    crashed: 0,
    rounds: 0,
    bytes: 0,
    transferMs: [],
    endToReplyMs: [],
  };
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  const runs = Array.from({ length: options.cameras }, (_, index) =>
    runCamera({
      host,
      port,
      photos,
      count,
      intervalMs,
      faults,
      cameraId: options.firstId + index,
      firstShot: 0,
      seed: options.seed + index,
      signal: interrupt.signal,
      onPhoto(cameraId, sizeBytes, result) {
        add(summary, sizeBytes, result);
        reportPhoto(json, cameraId, sizeBytes, result);
      },
    }),
  );
  const ended = await Promise.allSettled(runs);
  const problem = ended.find((each): each is PromiseRejectedResult => each.status === 'rejected');
  if (problem) process.stderr.write(`camera: ${(problem.reason as Error).message}\n`);
  reportSummary(json, summary);
  return problem || summary.gaveUp + summary.crashed > 0 ? 1 : 0;
}

const parsed = parseOptions(process.argv.slice(2));
if (!parsed.ok) {
  process.stderr.write(`camera: ${parsed.problem.split('\n')[0]}\n`);
  process.exitCode = 2;
} else if (parsed.value === 'help') {
  process.stdout.write(help);
} else {
  process.exitCode = await run(parsed.value);
}
