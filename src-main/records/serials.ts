import type { CaptureId } from '../../src-shared/domain/ids';
import type { SerialChange } from '../../src-shared/domain/serial';
import type { SerialOutcome } from '../../src-shared/ipc/contract';
import { captureSubject, noteChange } from './audit';
import { captureById } from './captures';
import type { Reader, Writer } from './handles';

export interface NewSerial extends SerialChange {
  readonly capture: CaptureId;
  /** What stood on the operator's screen. */
  readonly expected: string | null;
}

/**
 * Gives a capture its serial number, unless it has another one than the operator's screen showed. What it has
 * already adds no row. Throws RecordsError `not-found`.
 */
export function attachSerial(writer: Writer, change: NewSerial): SerialOutcome {
  const { capture, serial, expected, operator, atMs } = change;
  return writer.transaction((): SerialOutcome => {
    const before = captureById(writer, capture);
    if (before.serial === serial) return { state: 'attached', capture: before };
    if (before.serial !== expected) return { state: 'outdated', capture: before };
    writer.run(
      'INSERT INTO serial_change (capture, serial, operator, at_ms) VALUES (?, ?, ?, ?)',
      capture,
      serial,
      operator,
      atMs,
    );
    writer.run('UPDATE capture SET serial = ? WHERE id = ?', serial, capture);
    const subject = captureSubject(capture);
    const states = { before: serialState(before.serial), after: serialState(serial) };
    noteChange(writer, { operator, atMs, kind: 'decision', action: 'serial', subject, ...states });
    return { state: 'attached', capture: { ...before, serial } };
  });
}

const serialState = (serial: string | null): object | null => (serial === null ? null : { serial });

/** Newest first. */
export function serialsOf(reader: Reader, capture: CaptureId): SerialChange[] {
  return reader.all<SerialChange>(
    'SELECT serial, operator, at_ms AS atMs FROM serial_change WHERE capture = ? ORDER BY id DESC',
    capture,
  );
}
