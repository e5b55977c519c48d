/** Serial numbers in review: shown when the station has them, in turn with the decisions. */
import { serialLengthMost, serialSchema } from '../../../src-shared/domain/serial';
import { ask } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showProblem, showWarning } from '../../app/notices';
import { inTurn } from './in-turn';
import { useReview } from './review-store';
import * as transitions from './review-transitions';

/** To the capture on screen now, also when it has left the screen by the time the station answers. */
export function attachSerial(serial: string | null): void {
  const id = useReview.getState().queue[0]?.id;
  if (id === undefined) return;
  inTurn(async () => {
    const { queue, history } = useReview.getState();
    const before = [...queue, ...history].find((capture) => capture.id === id);
    const expected = before?.serial ?? null;
    const answer = await ask('attachSerial', { capture: id, serial, expected });
    if (!answer.ok) {
      showProblem(answer, i18n.t('serial.notAttached', { id, serial: serial ?? '–' }));
      return;
    }
    const { state, capture } = answer.value;
    const replaced = state === 'attached' && expected !== serial ? expected : null;
    useReview.setState((review) => transitions.serialAttached(review, capture, replaced));
    if (state === 'attached') return;
    const standing = capture.serial;
    showWarning(
      i18n.t('serial.outdatedTitle'),
      standing === null ? i18n.t('serial.outdatedNone', { id }) : i18n.t('serial.outdated', { id, serial: standing }),
    );
  });
}

export function takeScan(text: string): void {
  const serial = serialSchema.safeParse(text);
  if (serial.success) attachSerial(serial.data);
  else showWarning(i18n.t('scan.refused'), i18n.t('scan.refusedHelp', { most: serialLengthMost }), 'scan');
}
