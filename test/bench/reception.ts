import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { BareReceiverMethods } from './bare-receiver';
import { type Child, startChild } from './child';
import { count, each, median, percent, type SectionResult } from './figures';
import type { Drained, SenderMethods, Target } from './load-sender';
import { onFreshStation, type Plan } from './plan';

interface Pair {
  readonly bare: number[];
  readonly station: number[];
}
const pair = (): Pair => ({ bare: [], station: [] });
const ratioOf = ({ bare, station }: Pair): number => median(station.map((rate, round) => rate / (bare[round] ?? 0)));

const cameras = 64;
/** Datagrams already in the receive buffer are read, and the station's counters committed. */
const drainMs = 2500;
const drainsPerRound = 8;
/** The code is compiled in these. */
const unmeasuredDrains = 4;

/** Data packets and acknowledged photos a second, the station against the bare receiver, in turn. */
export async function measureReception(plan: Plan): Promise<SectionResult> {
  const bare = startChild<BareReceiverMethods>(new URL('./bare-receiver.ts', import.meta.url));
  const sender = startChild<SenderMethods>(new URL('./load-sender.ts', import.meta.url));
  const { port, receiveBufferBytes } = await bare.remote.listen();
  const sameRuntime = startChild<BareReceiverMethods>(new URL('./bare-receiver.ts', import.meta.url), 'electron');
  const parties: Parties = {
    plan,
    bare,
    sender,
    target: { host: '127.0.0.1', port },
    sameRuntime: { pid: sameRuntime.pid, host: '127.0.0.1', port: (await sameRuntime.remote.listen()).port },
    receiveBufferBytes,
  };
  const drained = pair();
  const drainedSameRuntime = pair();
  const flooded = pair();
  const offered = pair();
  const photos = pair();
  for (let round = 0; round < plan.rounds; round++) {
    await drainAll(parties, drained, drainedSameRuntime);
    await floodBoth(parties, flooded, offered);
    photos.bare.push(await photoRate(parties, parties.target));
    await onFreshStation(plan, async (station) => {
      photos.station.push(await photoRate(parties, at(station)));
    });
  }
  for (const child of [bare, sameRuntime, sender]) child.stop();
  const row = (title: string, figures: Pair): string[] => [
    title,
    `${count(median(figures.bare))} (${each(figures.bare, count)})`,
    `${count(median(figures.station))} (${each(figures.station, count)})`,
    percent(ratioOf(figures)),
  ];
  return {
    title: 'Reception: the station against a bare receiver',
    columns: ['what', 'bare receiver', 'station', 'ratio'],
    rows: [
      row('datagrams/s, emptying a full receive buffer', drained),
      row("... the bare receiver in the station's own runtime", drainedSameRuntime),
      row('datagrams/s taken from a flood of whole photos', flooded),
      row('... of so many sent', offered),
      row(`photos/s acknowledged, ${cameras} cameras without a pause`, photos),
    ],
    notes: notesOf(plan),
    aims: [
      {
        aim: "at least 70 % of the bare receiver's datagram rate",
        measured: `${percent(ratioOf(drained))}; ${percent(ratioOf(drainedSameRuntime))} of a bare receiver in the same runtime`,
        met: ratioOf(drained) >= 0.7,
      },
    ],
  };
}

const notesOf = (plan: Plan): string[] => [
  "Median of the rounds, each round in brackets; the ratio is the median of the rounds' ratios.",
  'Emptying: the receiver is stopped (SIGSTOP) while its buffer is filled with packets of incomplete photos, goes on, and the time ' +
    `to its reply to the last one is taken; the sender does nothing meanwhile. A round is the median of ${drainsPerRound}. This is what ` +
    'the receiver can do, and the figure that the aim is held against.',
  "The second row is the same bare receiver run by the station's own Electron instead of Node: what the runtime costs before any code of ours.",
  `Flood and photos: ${plan.seconds} s a stretch from one sending process. They show the whole program at work on these cores, the ` +
    'sender included: sender, reception, storage and inspection share them, while the bare receiver shares them with the sender alone. ' +
    'Where hardly more is sent than taken, the sender was the limit. The bare receiver acknowledges photos that it does not keep.',
];

interface Parties {
  readonly plan: Plan;
  readonly bare: Child<BareReceiverMethods>;
  readonly sender: Child<SenderMethods>;
  readonly target: Target;
  /** The bare receiver once more, in Electron's Node. */
  readonly sameRuntime: Target & { readonly pid: number };
  readonly receiveBufferBytes: number;
}

/** What the kernel reckons for a full packet in a receive buffer. */
const bytesPerPacket = 2304;

async function drainAll(parties: Parties, againstNode: Pair, againstSameRuntime: Pair): Promise<void> {
  const { plan, bare, sender, target, sameRuntime, receiveBufferBytes } = parties;
  const packetsOfPhoto = 137;
  const fitting = Math.max(1, Math.floor((0.75 * receiveBufferBytes) / bytesPerPacket / packetsOfPhoto));
  const load = { files: plan.photos, cameras: Math.min(20, fitting) };
  const rates = { node: [] as number[], electron: [] as number[], station: [] as number[] };
  await onFreshStation(plan, async (station) => {
    const { pid = 0 } = station.process;
    for (let n = -unmeasuredDrains; n < drainsPerRound; n++) {
      const node = rate(await sender.remote.drain({ ...target, ...load, pid: bare.pid }));
      const own = rate(await sender.remote.drain({ ...at(station), ...load, pid }));
      const electron = rate(await sender.remote.drain({ ...sameRuntime, ...load }));
      if (n < 0) continue;
      rates.node.push(node);
      rates.station.push(own);
      rates.electron.push(electron);
    }
  });
  againstNode.bare.push(median(rates.node));
  againstSameRuntime.bare.push(median(rates.electron));
  againstNode.station.push(median(rates.station));
  againstSameRuntime.station.push(median(rates.station));
}

const rate = ({ datagrams, drainMs: takenMs }: Drained): number => (1000 * datagrams) / takenMs;

async function floodBoth({ plan, bare, sender, target }: Parties, taken: Pair, offered: Pair): Promise<void> {
  const load = { cameras, files: plan.photos, seconds: plan.seconds, whole: true };
  await bare.remote.takeCount();
  offered.bare.push((await sender.remote.flood({ ...target, ...load })) / plan.seconds);
  await pause(drainMs);
  taken.bare.push((await bare.remote.takeCount()) / plan.seconds);
  await onFreshStation(plan, async (station) => {
    offered.station.push((await sender.remote.flood({ ...at(station), ...load })) / plan.seconds);
    await pause(drainMs);
    taken.station.push(dataPacketsCounted(station.dataDir) / plan.seconds);
  });
}

const at = ({ host, port }: Target): Target => ({ host, port });

async function photoRate({ plan, sender }: Parties, target: Target): Promise<number> {
  const load = { cameras, intervalMs: 0, files: plan.photos, warmUpMs: 1000, seconds: plan.seconds };
  const { acknowledged } = await sender.remote.transfers({ ...target, ...load });
  return acknowledged / plan.seconds;
}

/** Whatever a data packet may be counted as. */
function dataPacketsCounted(dataDir: string): number {
  const db = new Database(join(dataDir, 'vigie.db'), { readonly: true });
  try {
    const { counted } = db
      .prepare(
        `SELECT ifnull(sum(count), 0) AS counted FROM counter_hour
         WHERE reason IN ('packets', 'duplicate', 'contradicting', 'out-of-range', 'late', 'malformed')`,
      )
      .get() as { counted: number };
    return counted;
  } finally {
    db.close();
  }
}
