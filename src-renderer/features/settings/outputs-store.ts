import { create } from 'zustand';
import type { MqttOutputView, OutputTest } from '../../../src-shared/domain/mqtt-output';
import { ask, listen } from '../../api/station';
import { i18n } from '../../app/i18n/setup';
import { showDone, showProblem, showWarning } from '../../app/notices';
import { saveSettings, useStation } from '../../app/state/station-store';
import { changedOutput, type OutputDraft, type OutputForm, outputForm, typedOutput } from './outputs-form';

export interface OutputsState {
  /** Null before it is loaded. */
  readonly view: MqttOutputView | null;
  readonly failed: boolean;
  /** Outlives a look at another screen. */
  readonly draft: OutputDraft;
  readonly saving: boolean;
  /** Of what was typed when the button was pressed; gone when another connection is typed. */
  readonly test: 'running' | OutputTest | null;
}

export const useOutputs = create<OutputsState>(() => ({
  view: null,
  failed: false,
  draft: {},
  saving: false,
  test: null,
}));

export async function loadOutputs(): Promise<void> {
  const answer = await ask('outputView', undefined);
  useOutputs.setState(answer.ok ? { view: answer.value, failed: false } : { failed: true });
}

/** What was typed since a test was begun makes its answer one to another question. */
let question = 0;

/** Follows how the output goes; returns the way to stop. A typed password outlives neither it nor who typed it. */
export function followOutputs(): () => void {
  const load = (): void => void loadOutputs();
  load();
  const stops = [
    listen('outputChanged', (status) =>
      useOutputs.setState(({ view }) => (view === null ? {} : { view: { ...view, status } })),
    ),
    listen('settingsChanged', load),
    // Who signs in on the way, because saving needs it, keeps what is typed.
    useStation.subscribe(({ session }, { session: before }) => {
      const typist = before?.operator?.key;
      if (typist !== undefined && typist !== session?.operator?.key) changeOutput({ password: '' });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    changeOutput({ password: '' });
  };
}

export function changeOutput(part: OutputDraft): void {
  const saved = useStation.getState().settings?.outputs.mqtt;
  if (saved === undefined) return;
  const keepsTest = Object.keys(part).every((field) => field === 'on' || field === 'kinds');
  if (!keepsTest) question += 1;
  useOutputs.setState(({ draft, test }) => ({
    draft: changedOutput(draft, part, saved),
    test: keepsTest ? test : null,
  }));
}

export function discardOutput(): void {
  question += 1;
  useOutputs.setState({ draft: {}, test: null });
}

/** The password first: what is switched on can then sign in at once. */
export async function saveOutput(): Promise<void> {
  const saved = useStation.getState().settings?.outputs.mqtt;
  if (saved === undefined) return;
  useOutputs.setState({ saving: true });
  const form = outputForm(saved, useOutputs.getState().draft);
  const mqtt = typedOutput(form);
  if ((await savePassword(form)) && (await saveSettings({ outputs: { mqtt } })) !== null) {
    useOutputs.setState({ draft: {} });
    showDone(i18n.t('outputs.saved'));
  }
  useOutputs.setState({ saving: false });
  await loadOutputs();
}

/** Without a user there is no password either. Answers whether the rest may be saved. */
async function savePassword(form: OutputForm): Promise<boolean> {
  const { broker, username } = typedOutput(form);
  const isStored = useOutputs.getState().view?.passwordFor !== null;
  const password = username === '' ? '' : form.password;
  if (password === '' && (username !== '' || !isStored)) return true;
  const answer = await ask('setOutputPassword', { broker, username, password });
  if (!answer.ok) showProblem(answer);
  else if (answer.value.state === 'unsafe') showWarning(i18n.t('outputs.password'), i18n.t('outputs.unsafe'));
  return answer.ok && answer.value.state === 'kept';
}

/** Tries what is typed. */
export async function testOutput(): Promise<void> {
  const saved = useStation.getState().settings?.outputs.mqtt;
  if (saved === undefined) return;
  const form = outputForm(saved, useOutputs.getState().draft);
  question += 1;
  const asked = question;
  useOutputs.setState({ test: 'running' });
  const answer = await ask('testOutput', { mqtt: typedOutput(form), password: form.password || null });
  if (question !== asked) return;
  if (!answer.ok) showProblem(answer);
  useOutputs.setState({ test: answer.ok ? answer.value : null });
}

export async function chooseCaFile(): Promise<void> {
  const answer = await ask('chooseCaFile', undefined);
  if (!answer.ok) showProblem(answer);
  else if (answer.value !== null) changeOutput({ caFile: answer.value });
}
