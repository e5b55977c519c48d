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
  const scanSlowly = async (code: string, pauseMs: () => number): Promise<void> => {
    const sent: Promise<unknown>[] = [];
    let atMs = Date.now();
    for (const key of [...code.split(''), 'Enter']) {
      await new Promise((resume) => setTimeout(resume, atMs - Date.now()));
      // Not waited for: a scanner goes on, however busy the window is.
      sent.push(...strokes(session, key, atMs));
      atMs += pauseMs();
    }
    await Promise.all(sent);
  };
  return { type, scanSlowly, scan: (code) => type(code, ['Enter']) };
}

function strokes(session: CDPSession, key: string, atMs: number): Promise<unknown>[] {
  const letter = /^[a-z]$/i.test(key);
  const codeOf: Readonly<Record<string, string>> = { Enter: 'Enter', ' ': 'Space' };
  const code = letter ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : (codeOf[key] ?? '');
  const windowsVirtualKeyCode = key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0);
  const event = { key, code, windowsVirtualKeyCode, timestamp: atMs / 1000 };
  return [
    session.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', text: key === 'Enter' ? '\r' : key }),
    session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
  ];
}
