/**
 * What is sent to other systems, as JSON: the contract of `docs/outputs.md`. Members may be added within version 1;
 * none is renamed, removed or given another meaning. Times are ISO 8601 with the offset of the station's clock.
 */
import { z } from 'zod';
import { decisionKinds } from './decision';
import { photoProblems, verdicts } from './inspection';

export const messageVersion = 1;

const head = {
  v: z.literal(messageVersion),
  /** The same each time that this message is sent. */
  id: z.string(),
  station: z.string(),
};
const time = z.iso.datetime({ offset: true });

const captureFacts = z.strictObject({
  id: z.int(),
  camera: z.strictObject({
    id: z.int(),
    /** Empty when it has none. */
    name: z.string(),
  }),
  product: z.string(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  receivedAt: time,
});
export type CaptureFacts = z.infer<typeof captureFacts>;

export const inspectionMessage = z.strictObject({
  ...head,
  kind: z.literal('inspection'),
  capture: captureFacts,
  verdict: z.enum(verdicts),
  /** Why the photo could not be judged; the verdict is then unsure. */
  photoProblem: z.enum(photoProblems).nullable(),
  score: z.number(),
  /** Below `pass` passes, from `fail` on fails. */
  thresholds: z.strictObject({ pass: z.number(), fail: z.number() }),
  model: z.strictObject({ name: z.string(), version: z.string() }),
  inspectedAt: time,
});
export type InspectionMessage = z.infer<typeof inspectionMessage>;

export const decisionMessage = z.strictObject({
  ...head,
  kind: z.literal('decision'),
  capture: captureFacts,
  /** `withdraw` takes back the decision before it. */
  decision: z.enum(decisionKinds),
  /** Of a rejection; the label in the station's language. */
  reason: z.strictObject({ code: z.string(), label: z.string() }).nullable(),
  operator: z.string(),
  decidedAt: time,
});
export type DecisionMessage = z.infer<typeof decisionMessage>;

export const statusMessage = z.strictObject({
  v: z.literal(messageVersion),
  station: z.string(),
  kind: z.literal('status'),
  state: z.enum(['online', 'offline']),
  /** Null in what the broker says for a station that it has lost: the station cannot know when. */
  at: time.nullable(),
});
export type StatusMessage = z.infer<typeof statusMessage>;

/** Sent when somebody tries the connection; nothing to act on. */
export const testMessage = z.strictObject({
  v: z.literal(messageVersion),
  station: z.string(),
  kind: z.literal('test'),
  at: time,
});
export type TestMessage = z.infer<typeof testMessage>;
