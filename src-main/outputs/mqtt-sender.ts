/**
 * Sends rows of the records to a broker: in their order, at least once, from where it left off, however long the broker
 * was away. What is on its way is bounded in number and rate; everything else waits in the records.
 */
import { type MqttOutputStatus, type OutputProblem, outputKinds, outputOff } from '../../src-shared/domain/mqtt-output';
import type { StatusMessage } from '../../src-shared/domain/output-message';
import type { Reader } from '../records/handles';
import { newestOutgoing } from '../records/outgoing';
import { type BrokerLink, openBrokerLink } from './broker-link';
import type { OutputOrder } from './broker-order';
import { type Cursor, noCursor, readCursor, removeCursor, writeCursor } from './cursor-file';
import { InFlight } from './in-flight';
import { statusMessageOf } from './messages';
import { Outbox } from './outbox';

export interface SenderParts {
  readonly reader: Reader;
  readonly cursorFile: string;
  readonly onStatus: (status: MqttOutputStatus) => void;
  readonly log: (text: string) => void;
  /** For tests. */
  readonly limits?: Partial<typeof usualLimits>;
}

const usualLimits = {
  lookEveryMs: 250,
  /** Messages on their way. */
  inFlightMost: 32,
  perSecondMost: 500,
  /** A broker that acknowledges nothing for so long is left, and asked again. */
  acknowledgedWithinMs: 20_000,
  restLeastMs: 1000,
  restMostMs: 30_000,
  saveEveryMs: 1000,
};

/** A connection that lasted so long was a good one: the next rest is short again. */
const goodConnectionMs = 10_000;

/** All that another connection is needed for; words may change under way. */
const connectionOf = (order: OutputOrder | null): string =>
  JSON.stringify(order && { ...order, reasons: [], language: null });

/** What one connection has of its own. */
interface Session {
  readonly order: OutputOrder;
  readonly outbox: Outbox;
  readonly inFlight: InFlight;
}

export class MqttSender {
  private readonly limits: typeof usualLimits;
  private order: OutputOrder | null = null;
  private cursor: Cursor = noCursor;
  private savedCursor: Cursor = noCursor;
  private link: BrokerLink | null = null;
  private session: Session | null = null;
  private status: MqttOutputStatus = outputOff;
  private told = JSON.stringify(outputOff);
  private rests = 0;
  private allowance = 0;
  // Of `performance.now()`, as all that is waited for here: a clock that is set back must not hold anything up.
  private connectedMs: number | null = null;
  private retryMs: number | null = null;
  private savedMs = Number.NEGATIVE_INFINITY;
  private readonly timer: NodeJS.Timeout;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: SenderParts) {
    this.limits = { ...usualLimits, ...parts.limits };
    this.timer = setInterval(() => this.look(), this.limits.lookEveryMs);
  }

  /**
   * Null switches it off, and forgets how far it was: switched on again it begins with what comes from then on. So does a
   * kind that was not sent before; another broker goes on where the one before left off.
   */
  configure(order: OutputOrder | null): Promise<void> {
    return this.inTurn(async () => {
      const before = this.order;
      this.order = order;
      if (connectionOf(order) === connectionOf(before)) return;
      await this.leave();
      this.rests = 0;
      if (order === null) {
        await this.forget();
        this.say(outputOff);
        return;
      }
      this.begin(order);
      await this.save();
      this.connect(order);
    });
  }

  /** Says that the station is offline, and notes how far it is. */
  stop(): Promise<void> {
    return this.inTurn(async () => {
      clearInterval(this.timer);
      await this.leave();
      if (this.order !== null) await this.save();
      this.order = null;
    });
  }

  private begin({ kinds }: OutputOrder): void {
    const known = this.cursor === noCursor ? readCursor(this.parts.cursorFile) : this.cursor;
    const newest = newestOutgoing(this.parts.reader);
    // Records that were put back to an older state have fewer rows than were sent.
    const from = (kind: (typeof outputKinds)[number]): number | null =>
      kinds.includes(kind) ? Math.min(known[kind] ?? newest[kind], newest[kind]) : null;
    this.cursor = { inspection: from('inspection'), decision: from('decision') };
  }

  private connect(order: OutputOrder): void {
    const topic = `${order.prefix}/status`;
    const statusText = (state: StatusMessage['state'], atMs: number | null): string =>
      JSON.stringify(statusMessageOf(order.station, state, atMs));
    this.connectedMs = null;
    this.say({ state: 'connecting', retryMs: null });
    const link: BrokerLink = openBrokerLink(
      order,
      { topic, payload: statusText('offline', null) },
      {
        onConnected: () => {
          if (this.link !== link) return;
          link.publish(topic, statusText('online', Date.now()), true, () => undefined);
          const outbox = new Outbox(this.parts.reader, this.cursor, () => this.order ?? order);
          this.session = { order, outbox, inFlight: new InFlight() };
          this.connectedMs = performance.now();
          this.parts.log(`connected to ${order.broker}`);
          this.say({ state: 'connected', connectedSinceMs: Date.now() });
          this.pump();
        },
        onEnd: (problem) => {
          if (this.link === link) this.ended(problem ?? { code: 'closed', detail: 'closed' });
        },
      },
    );
    this.link = link;
  }

  private ended(problem: OutputProblem): void {
    const [nowMs, steadyMs] = [Date.now(), performance.now()];
    const { failingSinceMs } = this.status;
    if (this.connectedMs !== null && steadyMs - this.connectedMs >= goodConnectionMs) this.rests = 0;
    const restMs = Math.min(this.limits.restMostMs, this.limits.restLeastMs * 2 ** Math.min(this.rests, 10));
    this.rests += 1;
    this.retryMs = steadyMs + restMs;
    this.link = null;
    this.session = null;
    if (this.status.problem?.code !== problem.code || failingSinceMs === null)
      this.parts.log(`not connected to ${this.order?.broker}: ${problem.code}: ${problem.detail}`);
    this.say({
      state: 'resting',
      connectedSinceMs: null,
      retryMs: nowMs + restMs,
      problem: { ...problem, atMs: nowMs },
      failingSinceMs: failingSinceMs ?? nowMs,
    });
  }

  private look(): void {
    const { order } = this;
    if (order === null) return;
    const nowMs = performance.now();
    this.allowance = (this.limits.perSecondMost * this.limits.lookEveryMs) / 1000;
    if (this.status.state === 'resting' && this.retryMs !== null && nowMs >= this.retryMs) this.connect(order);
    const oldestMs = this.session?.inFlight.oldestMs ?? null;
    if (oldestMs !== null && nowMs - oldestMs > this.limits.acknowledgedWithinMs)
      this.link?.drop({ code: 'no-answer', detail: 'the broker acknowledges nothing' });
    this.pump();
    this.count();
    if (nowMs - this.savedMs >= this.limits.saveEveryMs) void this.inTurn(() => this.save());
  }

  /** Sends what may be sent now. */
  private pump(): void {
    const { session, link } = this;
    if (session === null || link === null) return;
    const { outbox, inFlight, order } = session;
    try {
      const newest = newestOutgoing(this.parts.reader);
      while (inFlight.size < this.limits.inFlightMost && this.allowance > 0) {
        const message = outbox.next();
        if (message === null) {
          // All that there was is sent: rows that were removed are waited for no longer.
          if (inFlight.size === 0) this.moveCursor(newest);
          return;
        }
        this.allowance -= 1;
        const { kind, row, body } = message;
        const acknowledge = inFlight.add({ kind, row, sentMs: performance.now() });
        link.publish(`${order.prefix}/${kind}`, JSON.stringify(body), false, () => {
          if (this.session !== session) return;
          for (const one of acknowledge()) this.moveCursor({ [one.kind]: one.row });
          this.rests = 0;
          this.status = { ...this.status, lastSentMs: Date.now(), failingSinceMs: null };
          this.pump();
        });
      }
    } catch (error) {
      link.drop({ code: 'other', detail: (error as Error).message });
    }
  }

  private moveCursor(rows: Partial<Record<(typeof outputKinds)[number], number>>): void {
    const next = { ...this.cursor };
    for (const kind of outputKinds) {
      const [now, row] = [next[kind], rows[kind]];
      if (now !== null && row !== undefined && row > now) next[kind] = row;
    }
    this.cursor = next;
  }

  private count(): void {
    try {
      const waiting = Outbox.waiting(this.parts.reader, this.cursor);
      const { state, failingSinceMs } = this.status;
      const goesWell = state === 'connected' && waiting === 0;
      // Where the clock was set back, it fails since then.
      const sinceMs = failingSinceMs === null || goesWell ? null : Math.min(failingSinceMs, Date.now());
      this.say({ waiting, failingSinceMs: sinceMs });
    } catch (error) {
      this.parts.log(`what waits could not be counted: ${(error as Error).message}`);
    }
  }

  private say(change: Partial<MqttOutputStatus>): void {
    this.status = { ...this.status, ...change };
    const text = JSON.stringify(this.status);
    if (text === this.told) return;
    this.told = text;
    this.parts.onStatus(this.status);
  }

  /** Ends the connection as one that was meant to end. */
  private async leave(): Promise<void> {
    const { link, session } = this;
    this.link = null;
    if (link === null) return;
    if (session !== null) {
      const { station, prefix } = session.order;
      const text = JSON.stringify(statusMessageOf(station, 'offline', Date.now()));
      link.publish(`${prefix}/status`, text, true, () => undefined);
    }
    await link.close();
    this.session = null;
    this.say({ connectedSinceMs: null });
  }

  private async save(): Promise<void> {
    this.savedMs = performance.now();
    const { cursor } = this;
    if (this.order === null || JSON.stringify(cursor) === JSON.stringify(this.savedCursor)) return;
    try {
      await writeCursor(this.parts.cursorFile, cursor);
      this.savedCursor = cursor;
    } catch (error) {
      this.problemOfCursor(error as Error);
    }
  }

  private async forget(): Promise<void> {
    this.cursor = noCursor;
    this.savedCursor = noCursor;
    await removeCursor(this.parts.cursorFile).catch((error: Error) => this.problemOfCursor(error));
  }

  /** Sending goes on; a restart would send again what was sent since. */
  private problemOfCursor({ message }: Error): void {
    if (this.status.problem?.code !== 'cursor') this.parts.log(`how far it is could not be noted: ${message}`);
    this.say({ problem: { code: 'cursor', detail: message, atMs: Date.now() } });
  }

  /** One after the other. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
