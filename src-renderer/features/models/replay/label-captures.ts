import type { CaptureId } from '../../../../src-shared/domain/ids';
import type { Expected } from '../../../../src-shared/domain/replay';
import { ask } from '../../../api/station';
import { showProblem } from '../../../app/notices';

/** Puts captures into the labelled set as what is expected of each, or takes them out (null). Answers whether all went well. */
export async function labelAll(
  captures: readonly { readonly capture: CaptureId; readonly expected: Expected | null }[],
): Promise<boolean> {
  for (const expected of ['accept', 'reject', null] as const) {
    const ids = captures.filter((each) => each.expected === expected).map(({ capture }) => capture);
    // As many as one request takes.
    for (let at = 0; at < ids.length; at += 1000) {
      const answer = await ask('labelCaptures', { captures: ids.slice(at, at + 1000), expected });
      if (!answer.ok) {
        showProblem(answer);
        return false;
      }
    }
  }
  return true;
}
