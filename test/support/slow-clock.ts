/**
 * JavaScript that has a process, thread or page begin at `startMs` and live a thousand times slower by its dates: a test
 * that takes minutes sees one second. Timers and `performance.now` go on as ever.
 */
export const slowClock = (startMs: number): string => `{
  const Real = Date;
  const beganMs = Real.now();
  const nowMs = () => ${startMs} + Math.floor((Real.now() - beganMs) / 1000);
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [nowMs()] : given));
    }
    static now() {
      return nowMs();
    }
  };
}
`;
