/** What is typed of an output: whose password it is, and which connection was tried. */
import { beforeEach, expect, it, vi } from 'vitest';
import { useStation } from '../../../src-renderer/app/state/station-store';
import {
  changeOutput,
  followOutputs,
  testOutput,
  useOutputs,
} from '../../../src-renderer/features/settings/outputs-store';
import { operatorKey } from '../../../src-shared/domain/ids';
import { defaultSettings } from '../../../src-shared/domain/settings';

const answers: ((value: unknown) => void)[] = [];
const ok = { ok: true, value: { state: 'ok', topic: 'vigie/test' } };
const settled = (): Promise<void> => new Promise((resume) => setTimeout(resume, 20));
const signIn = (key: number | null): void =>
  useStation.setState({
    session: {
      isNew: false,
      operator: key === null ? null : { key: operatorKey(key), name: `${key}`, role: 'administrator' },
    },
  });

beforeEach(() => {
  const listen = () => () => undefined;
  vi.stubGlobal('window', {
    vigie: {
      on: { outputChanged: listen, settingsChanged: listen },
      outputView: () => Promise.resolve({ ok: false, code: 'internal', detail: '' }),
      testOutput: () => new Promise((resolve) => answers.push(resolve)),
    },
  });
  answers.length = 0;
  useStation.setState({ settings: defaultSettings });
  useOutputs.setState({ draft: {}, test: null });
});

it('a typed password goes with who typed it, and stays with who signs in to save it', () => {
  signIn(null);
  const stop = followOutputs();
  changeOutput({ password: 'word', username: 'vigie' });
  signIn(1);
  expect(useOutputs.getState().draft).toEqual({ password: 'word', username: 'vigie' });
  signIn(null);
  expect(useOutputs.getState().draft).toEqual({ username: 'vigie' });
  signIn(1);
  changeOutput({ password: 'word' });
  signIn(2);
  expect(useOutputs.getState().draft).toEqual({ username: 'vigie' });
  stop();
});

it('the answer of a test is dropped when another connection was typed meanwhile', async () => {
  changeOutput({ broker: 'mqtt://one' });
  void testOutput();
  changeOutput({ broker: 'mqtt://two' });
  answers[0]?.(ok);
  await settled();
  expect(useOutputs.getState().test).toBe(null);

  void testOutput();
  changeOutput({ on: true });
  answers[1]?.(ok);
  await settled();
  expect(useOutputs.getState().test).toEqual(ok.value);
});
