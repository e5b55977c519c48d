/** What the operator does in review: shown at once, then sent to the station one after another. */
import type { Capture, ReviewOrder } from '../../../src-shared/domain/capture';
import { ask, askOnce } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showProblem, showWarning } from '../../app/notices';
import { countDecision } from '../../app/state/decision-count';
import { saveSettings, setWaiting, useStation } from '../../app/state/station-store';
import { wasTyped } from '../../keyboard/keyboard';
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

interface Wanted {
  readonly kind: 'accept' | 'reject' | 'withdraw';
  readonly reason: string | null;
  /** Who wants it. */
  readonly operator: string;
}

/** In turn, and not before the key that asked for it is known to be none of a scan. */
function send(before: Capture, wanted: Wanted, failed: Failed, failureText: string): void {
  const typed = wasTyped();
  inTurn(async () => {
    if (await typed) await record(before, wanted, failed, failureText);
  });
}

async function record(before: Capture, wanted: Wanted, failed: Failed, failureText: string): Promise<void> {
  const { operator, ...decision } = wanted;
  // Whoever signed in meanwhile decided nothing.
  const isHere = useStation.getState().session?.operator?.name === operator;
  const answer = isHere
    ? await askOnce('decide', { capture: before.id, ...decision, expectedDecisionCount: before.decisionCount })
    : ({ ok: false, code: 'sign-in-needed', detail: '' } as const);
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

/** What the screen showed before each thing that was done with it, newest last. */
let acted: readonly { readonly atMs: number; readonly before: transitions.ReviewState }[] = [];

function act(next: (state: transitions.ReviewState) => transitions.ReviewState): void {
  acted = [...acted, { atMs: performance.now(), before: useReview.getState() }].slice(-200);
  useReview.setState(next);
}

function decide(choice: { readonly kind: 'accept' } | { readonly kind: 'reject'; readonly reason: string }): void {
  const operator = useStation.getState().session?.operator?.name;
  const before = useReview.getState().queue[0];
  if (!operator || before === undefined || before.decision !== null) return;
  act((state) => transitions.decided(state, { ...choice, operator, atMs: Date.now() }));
  countDecision(operator);
  const reason = choice.kind === 'reject' ? choice.reason : null;
  const failureText = i18n.t('review.notRecorded', { id: before.id });
  send(before, { kind: choice.kind, reason, operator }, transitions.decisionFailed, failureText);
}

export const accept = (): void => decide({ kind: 'accept' });
export const reject = (reason: string): void => decide({ kind: 'reject', reason });

export function undo(): void {
  const operator = useStation.getState().session?.operator?.name;
  const before = useReview.getState().history.at(-1);
  if (!operator || before === undefined) return;
  act(transitions.undone);
  const failureText = i18n.t('review.undoFailed', { id: before.id });
  send(before, { kind: 'withdraw', reason: null, operator }, transitions.undoFailed, failureText);
}

/** Keys that were taken for typing belong to a scan: all is as it was before the first of them. Nothing of it was sent. */
export function takeBackShortcuts(sinceMs: number): void {
  const first = acted.find(({ atMs }) => atMs >= sinceMs);
  acted = [];
  if (first === undefined) return;
  useReview.setState((state) => transitions.takenBack(state, first.before));
  void loadQueue();
}

export const skip = (): void => act(transitions.skipped);
export const goBack = (): void => act(transitions.wentBack);
export const askReason = (): void => act(transitions.reasonAsked);
export const closeReason = (): void => act(transitions.reasonClosed);
export const editSerial = (editing: boolean): void => act((state) => transitions.serialEdited(state, editing));
export const show = (id: Capture['id']): void => act((state) => transitions.shown(state, id));
