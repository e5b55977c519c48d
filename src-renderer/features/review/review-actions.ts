/** What the operator does in review: shown at once, then sent to the station one after another. */
import type { Capture, ReviewOrder } from '../../../src-shared/domain/capture';
import { ask } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showProblem, showWarning } from '../../app/notices';
import { countDecision } from '../../app/state/decision-count';
import { saveSettings, setWaiting, useStation } from '../../app/state/station-store';
import { inTurn } from './in-turn';
import { useReview } from './review-store';
import * as transitions from './review-transitions';

const queueLimit = 60;

/** Below this many in the queue while more wait, the next part is fetched. */
const refillBelow = 20;

export async function loadQueue(): Promise<void> {
  const { order } = useReview.getState();
  const loaded = await ask('reviewQueue', { order, limit: queueLimit });
  if (useReview.getState().order !== order) return;
  if (!loaded.ok) {
    if (useReview.getState().phase === 'ready') showProblem(loaded);
    useReview.setState(transitions.loadFailed);
    return;
  }
  useReview.setState((state) => transitions.queueLoaded(state, loaded.value));
  setWaiting(loaded.value.waiting);
}

/** The order is a setting: it is the same at the next start. */
export async function chooseOrder(order: ReviewOrder): Promise<void> {
  useReview.setState((state) => transitions.orderChosen(state, order));
  const review = useStation.getState().settings?.review;
  await Promise.all([loadQueue(), review === undefined ? null : saveSettings({ review: { ...review, order } })]);
}

const shownDecision = ({ decision }: Capture): string => i18n.t(`decision.${decision ?? 'none'}`).toLocaleLowerCase();

function tellOutdated(capture: Capture): void {
  const text =
    capture.decision === null
      ? i18n.t('review.outdatedOpen', { id: capture.id })
      : i18n.t('review.outdatedDecided', {
          id: capture.id,
          decision: shownDecision(capture),
          operator: capture.decidedBy ?? '?',
        });
  showWarning(i18n.t('review.outdatedTitle'), text);
}

type Failed = (state: transitions.ReviewState, before: Capture) => transitions.ReviewState;

async function send(
  before: Capture,
  decision: { readonly kind: 'accept' | 'reject' | 'withdraw'; readonly reason: string | null },
  failed: Failed,
  failureText: string,
): Promise<void> {
  const answer = await ask('decide', { capture: before.id, ...decision, expectedDecisionCount: before.decisionCount });
  if (!answer.ok) {
    useReview.setState((state) => failed(state, before));
    showProblem(answer, failureText);
  } else if (answer.value.state === 'outdated') {
    const { capture } = answer.value;
    useReview.setState((state) => transitions.outdated(state, capture));
    tellOutdated(capture);
  } else {
    const { capture } = answer.value;
    useReview.setState((state) => transitions.confirmed(state, capture));
  }
  const { queue, waiting } = useReview.getState();
  if (queue.length < refillBelow && waiting > queue.length) await loadQueue();
}

/** What was on screen when something was done, newest last. */
let acted: readonly { readonly atMs: number; readonly capture: Capture['id'] }[] = [];

function note(): void {
  const capture = useReview.getState().queue[0]?.id;
  if (capture !== undefined) acted = [...acted, { atMs: performance.now(), capture }].slice(-20);
}

function decide(choice: { readonly kind: 'accept' } | { readonly kind: 'reject'; readonly reason: string }): void {
  const operator = useStation.getState().session?.operator?.name;
  const before = useReview.getState().queue[0];
  if (!operator || before === undefined || before.decision !== null) return;
  note();
  useReview.setState((state) => transitions.decided(state, { ...choice, operator, atMs: Date.now() }));
  countDecision(operator);
  const reason = choice.kind === 'reject' ? choice.reason : null;
  const failureText = i18n.t('review.notRecorded', { id: before.id });
  inTurn(() => send(before, { kind: choice.kind, reason }, transitions.decisionFailed, failureText));
}

export const accept = (): void => decide({ kind: 'accept' });
export const reject = (reason: string): void => decide({ kind: 'reject', reason });

export function undo(): void {
  const before = useReview.getState().history.at(-1);
  if (before === undefined) return;
  note();
  useReview.setState(transitions.undone);
  const failureText = i18n.t('review.undoFailed', { id: before.id });
  inTurn(() => send(before, { kind: 'withdraw', reason: null }, transitions.undoFailed, failureText));
}

/** Keys that were taken for typing belong to a scan: what was done since the first of them is taken back. */
export function takeBackShortcuts(forMs: number): void {
  const sinceMs = performance.now() - forMs - 1;
  const first = acted.find(({ atMs }) => atMs >= sinceMs);
  closeReason();
  while ((useReview.getState().history.at(-1)?.decidedAtMs ?? 0) >= Date.now() - forMs - 1) undo();
  if (first !== undefined) show(first.capture);
}

export function skip(): void {
  note();
  useReview.setState(transitions.skipped);
}
export const goBack = (): void => useReview.setState(transitions.wentBack);
export const askReason = (): void => useReview.setState(transitions.reasonAsked);
export const closeReason = (): void => useReview.setState(transitions.reasonClosed);
export const show = (id: Capture['id']): void => useReview.setState((state) => transitions.shown(state, id));
