import type { CDPSession, Page } from 'playwright-core';

/** A keyboard wedge: types a code as fast as scanners do and ends it with Enter. */
export interface BarcodeScanner {
  scan(code: string): Promise<void>;
  /** As a slow one does; `pauseMs` gives each pause between two keys, Enter with them. */
  scanSlowly(code: string, pauseMs: () => number): Promise<void>;
  /** `ending` is sent after the code, key by key; a scanner that is set up wrongly sends nothing. */
  type(code: string, ending: readonly string[]): Promise<void>;
}

/** Between two keys of one code. */
const paceMs = 8;

export async function plugInScanner(page: Page): Promise<BarcodeScanner> {
  const session = await page.context().newCDPSession(page);
  const type = async (code: string, ending: readonly string[]): Promise<void> => {
    const startMs = Date.now();
    // With a scanner's own times, however late a busy machine delivers them, as the system's key events have.
    await Promise.all(
      [...code.split(''), ...ending].flatMap((key, index) => strokes(session, key, startMs + index * paceMs)),
    );
  };
  const scanSlowly = (code: string, pauseMs: () => number): Promise<void> =>
    page.evaluate(
      playSlowly,
      [...code.split(''), 'Enter'].map((key) => ({ key, code: codeOf(key), pauseMs: pauseMs() })),
    );
  return { type, scanSlowly, scan: (code) => type(code, ['Enter']) };
}

const named: Readonly<Record<string, string>> = { Enter: 'Enter', ' ': 'Space' };

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : (named[key] ?? '');
}

/** Runs in the page, so that its keys keep their place among its timers, and their times, on whatever busy machine. */
async function playSlowly(
  keys: readonly { readonly key: string; readonly code: string; readonly pauseMs: number }[],
): Promise<void> {
  let atMs = performance.now();
  for (const { key, code, pauseMs } of keys) {
    const dueMs = atMs;
    await new Promise((resume) => setTimeout(resume, dueMs - performance.now()));
    const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: dueMs });
    (document.activeElement ?? document.body).dispatchEvent(event);
    atMs += pauseMs;
  }
}

function strokes(session: CDPSession, key: string, atMs: number): Promise<unknown>[] {
  const code = codeOf(key);
  const windowsVirtualKeyCode = key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0);
  const event = { key, code, windowsVirtualKeyCode, timestamp: atMs / 1000 };
  return [
    session.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', text: key === 'Enter' ? '\r' : key }),
    session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
  ];
}
