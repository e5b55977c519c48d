import { type OutputKind, outputKinds } from '../../src-shared/domain/mqtt-output';
import type { Reader } from '../records/handles';
import { decisionsAfter, inspectionsAfter, newestOutgoing } from '../records/outgoing';
import type { Cursor } from './cursor-file';
import { type MessageWords, type OutgoingMessage, ofDecision, ofInspection } from './messages';

/** Rows held in memory, of each kind. */
const pageRows = 200;

/**
 * Reads the rows after a cursor, page by page, as messages: of each kind in the order of its rows, and of both together by
 * time as far as that order allows.
 */
export class Outbox {
  private readonly pages: Record<OutputKind, OutgoingMessage[]> = { inspection: [], decision: [] };
  private readonly read: Record<OutputKind, number | null>;

  constructor(
    private readonly reader: Reader,
    cursor: Cursor,
    private readonly words: () => MessageWords,
  ) {
    this.read = { ...cursor };
  }

  /** The next one, or null while there is none. */
  next(): OutgoingMessage | null {
    const empty = outputKinds.filter((kind) => this.read[kind] !== null && this.pages[kind].length === 0);
    // Decisions first: an inspection that one of them is about is then in the page that is read after it.
    if (empty.includes('decision')) this.fill('decision');
    if (empty.includes('inspection')) this.fill('inspection');
    const { inspection, decision } = this.pages;
    const [first, other] = [inspection[0], decision[0]];
    if (first === undefined) return decision.shift() ?? null;
    if (other === undefined) return inspection.shift() ?? null;
    return (first.atMs <= other.atMs ? inspection : decision).shift() ?? null;
  }

  /** What lies between the cursor and the newest rows; rows are never far from being numbered without gaps. */
  static waiting(reader: Reader, cursor: Cursor): number {
    const newest = newestOutgoing(reader);
    return outputKinds.reduce((sum, kind) => sum + Math.max(0, newest[kind] - (cursor[kind] ?? newest[kind])), 0);
  }

  private fill(kind: OutputKind): void {
    const after = this.read[kind] ?? 0;
    const words = this.words();
    const page =
      kind === 'inspection'
        ? inspectionsAfter(this.reader, after, pageRows).map((row) => ofInspection(row, words))
        : decisionsAfter(this.reader, after, pageRows).map((row) => ofDecision(row, words));
    this.pages[kind] = page;
    this.read[kind] = page.at(-1)?.row ?? after;
  }
}
