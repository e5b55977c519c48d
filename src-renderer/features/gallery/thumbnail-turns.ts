/**
 * Thumbnails are asked for a few at a time, in the order of their tiles, so that a tile that scrolled away before its
 * turn is never asked for and does not hold up those in sight.
 */
const atOnce = 8;

const waiting = new Set<() => void>();
let underWay = 0;

function next(): void {
  while (underWay < atOnce) {
    const [start] = waiting;
    if (start === undefined) return;
    waiting.delete(start);
    underWay += 1;
    start();
  }
}

/** Calls `start` when it is this one's turn. Returns the way to end it: loaded, failed or not wanted any more. */
export function takeTurn(start: () => void): () => void {
  let state: 'waiting' | 'started' | 'ended' = 'waiting';
  const begin = (): void => {
    state = 'started';
    start();
  };
  waiting.add(begin);
  // Those that appear together are put in line before the first is let through.
  queueMicrotask(next);
  return () => {
    if (state === 'started') underWay -= 1;
    else if (state === 'waiting') waiting.delete(begin);
    else return;
    state = 'ended';
    next();
  };
}
