import { type PointerEvent, useEffect, useRef } from 'react';

const longPressMs = 450;
/** A finger is never quite still, in CSS px. */
const slackPx = 10;

/** A finger that stays down. `wasLong` says, once, whether the click that follows belongs to it. */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number }>(
    undefined,
  );
  const fired = useRef(false);
  const cancel = (): void => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  useEffect(() => () => clearTimeout(press.current?.timer), []);
  return {
    wasLong: (): boolean => {
      const was = fired.current;
      fired.current = false;
      return was;
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        fired.current = false;
        if (event.pointerType === 'mouse') return;
        const timer = setTimeout(() => {
          fired.current = true;
          onLongPress();
        }, longPressMs);
        press.current = { timer, x: event.clientX, y: event.clientY };
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const from = press.current;
        if (from && Math.hypot(clientX - from.x, clientY - from.y) > slackPx) cancel();
      },
      onPointerUp: cancel,
      onPointerCancel: cancel,
    },
  };
}
