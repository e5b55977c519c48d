import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useState } from 'react';

export type CompareMode = 'off' | 'side' | 'blink';

/** Another photo of the same product, and how it is held beside the one on screen. */
export interface Comparison {
  readonly mode: CompareMode;
  readonly onMode: (mode: CompareMode) => void;
  readonly onNextMode: () => void;
  /** Null while it is asked for, and when there is none: `note` says which. */
  readonly reference: { readonly url: string; readonly label: string } | null;
  /** What the other photo is, in words. */
  readonly note: string;
}

/** Slow enough to see both, quick enough for a difference to jump; far below what can harm anybody. */
const blinkMs = 800;

export interface Flip {
  readonly showsOther: boolean;
  /** Flips by itself; a flip by hand ends that until it is begun again. */
  readonly running: boolean;
  flip(): void;
  run(): void;
}

/** Turns between two photos in one place. Whoever wants less motion flips by hand. */
export function useFlip(on: boolean, photoUrl: string): Flip {
  const calm = useReducedMotion();
  const [other, setOther] = useState<{ readonly photoUrl: string; readonly shown: boolean } | null>(null);
  const [held, setHeld] = useState(false);
  const running = on && !held && !calm;
  const showsOther = on && other?.photoUrl === photoUrl && other.shown;
  useEffect(() => {
    if (!running) return;
    const turn = (): void => setOther((now) => ({ photoUrl, shown: !(now?.photoUrl === photoUrl && now.shown) }));
    const timer = setInterval(turn, blinkMs);
    return () => clearInterval(timer);
  }, [running, photoUrl]);
  return {
    showsOther,
    running,
    flip() {
      setHeld(true);
      setOther({ photoUrl, shown: !showsOther });
    },
    run: () => setHeld(false),
  };
}
