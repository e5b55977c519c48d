import type { BareReceiverMethods } from './bare-receiver';
import { startChild } from './child';
import { count, median, ms, quantile, type SectionResult } from './figures';
import type { SenderMethods, TransferFigures } from './load-sender';
import { onFreshStation, type Plan } from './plan';

interface Case {
  readonly cameras: number;
  readonly intervalMs: number;
}

const cases: readonly Case[] = [
  { cameras: 1, intervalMs: 0 },
  { cameras: 1, intervalMs: 1500 },
  { cameras: 16, intervalMs: 0 },
  { cameras: 16, intervalMs: 1500 },
  { cameras: 64, intervalMs: 0 },
  { cameras: 64, intervalMs: 1500 },
];
const aimMs = 100;
const warmUpMs = 2000;

/** Time from the End that completes a photo to its 0-missing reply, as the camera sees it. */
export async function measureReplies(plan: Plan): Promise<SectionResult> {
  const sender = startChild<SenderMethods>(new URL('./load-sender.ts', import.meta.url));
  const bare = startChild<BareReceiverMethods>(new URL('./bare-receiver.ts', import.meta.url));
  const bareTarget = { host: '127.0.0.1', port: (await bare.remote.listen()).port };
  const rows: string[][] = [];
  const p99 = new Map<Case, number>();
  for (const each of cases) {
    const load = { ...each, files: plan.photos, warmUpMs };
    const floor = await sender.remote.transfers({ ...bareTarget, ...load, seconds: Math.min(5, plan.seconds) });
    const seconds = 3 * plan.seconds;
    const figures = await onFreshStation(plan, ({ host, port }) =>
      sender.remote.transfers({ host, port, ...load, seconds }),
    );
    p99.set(each, quantile(figures.endToReplyMs, 0.99));
    rows.push(row(each, figures, seconds, floor));
  }
  sender.stop();
  bare.stop();
  return {
    title: 'From End to the 0-missing reply',
    columns: [
      'cameras',
      'photos/s',
      'median ms',
      'p99 ms',
      'worst ms',
      'sent again',
      'given up',
      'bare receiver p99 ms',
      'sender late p99 ms',
    ],
    rows,
    notes: [
      'A station without a window for each row, inspecting meanwhile; painted cables of about 200 kB. "No pause": every camera sends its ' +
        'next photo with the reply to the last, more than the disk and the cores can take, so photos queue. ' +
        '"Sent again": photos that needed more than one round. The bare receiver answers at once and keeps nothing: its p99 is what ' +
        'the sender and the network of this machine add by themselves.',
    ],
    aims: [paceAim(p99, 1500, 'each a photo in 1.5 s'), paceAim(p99, 0, 'without a pause, worst case')],
  };
}

function paceAim(p99: ReadonlyMap<Case, number>, intervalMs: number, pace: string): SectionResult['aims'][number] {
  const [, measured = Number.NaN] =
    [...p99].find(([each]) => each.cameras === 64 && each.intervalMs === intervalMs) ?? [];
  return {
    aim: `reply p99 under ${aimMs} ms at 64 cameras, ${pace}`,
    measured: `${ms(measured)} ms`,
    met: measured < aimMs,
  };
}

function row(
  { cameras, intervalMs }: Case,
  figures: TransferFigures,
  seconds: number,
  floor: TransferFigures,
): string[] {
  const { endToReplyMs, acknowledged, gaveUp, resent, senderDelayP99Ms } = figures;
  return [
    `${cameras}, ${intervalMs === 0 ? 'no pause' : `one in ${intervalMs / 1000} s each`}`,
    (acknowledged / seconds).toFixed(1),
    ms(median(endToReplyMs)),
    ms(quantile(endToReplyMs, 0.99)),
    ms(quantile(endToReplyMs, 1)),
    count(resent),
    count(gaveUp),
    ms(quantile(floor.endToReplyMs, 0.99)),
    ms(senderDelayP99Ms),
  ];
}
