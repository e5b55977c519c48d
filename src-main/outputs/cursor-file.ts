/**
 * Up to which row the broker has everything: a small file beside the records it is about, so that another data folder
 * has one of its own. Written as durably as the settings.
 */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import type { OutputKind } from '../../src-shared/domain/mqtt-output';
import { writeJson } from '../files/durable-json';

/** The newest row of each kind that is acknowledged with all before it; null: the kind is not sent. */
export type Cursor = Readonly<Record<OutputKind, number | null>>;

export const noCursor: Cursor = { inspection: null, decision: null };

const row = z.int().min(0).nullable();
const cursorSchema = z.object({ v: z.literal(1), inspection: row, decision: row });

/** A file that is missing or damaged is as none: then all that comes from now on is sent. */
export function readCursor(file: string): Cursor {
  try {
    const read = cursorSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? { inspection: read.data.inspection, decision: read.data.decision } : noCursor;
  } catch {
    return noCursor;
  }
}

/** Throws what the system says when it cannot. */
export const writeCursor = (file: string, cursor: Cursor): Promise<void> => writeJson(file, { v: 1, ...cursor });

/** Throws what the system says when it cannot. */
export const removeCursor = (file: string): Promise<void> => rm(file, { force: true });
