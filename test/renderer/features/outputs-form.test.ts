import { expect, it } from 'vitest';
import {
  changedOutput,
  type OutputDraft,
  outputForm,
  outputProblems,
  typedOutput,
} from '../../../src-renderer/features/settings/outputs-form';
import { defaultMqttOutput } from '../../../src-shared/domain/mqtt-output';

const owner = { broker: 'mqtts://broker', username: 'vigie' };
const problems = (draft: OutputDraft, password: typeof owner | null = null) =>
  outputProblems(outputForm(defaultMqttOutput, draft), password);

it('keeps only what differs from what is saved', () => {
  const draft = changedOutput({}, { on: true, username: 'vigie' }, defaultMqttOutput);
  expect(draft).toEqual({ on: true, username: 'vigie' });
  expect(changedOutput(draft, { on: false, username: '' }, defaultMqttOutput)).toEqual({});
});

it('says what keeps it from being saved', () => {
  expect(problems({})).toEqual({});
  expect(problems({ on: true })).toEqual({ broker: { kind: 'brokerNeeded' } });
  expect(problems({ broker: 'broker' })).toEqual({ broker: { kind: 'broker' } });
  expect(problems({ topicPrefix: 'a/#' })).toEqual({ topicPrefix: { kind: 'prefix' } });
  expect(problems({ kinds: [] })).toEqual({ kinds: { kind: 'kinds' } });
  expect(problems({ username: 'v'.repeat(201) })).toEqual({ username: { kind: 'tooLong', max: 200 } });
});

it('asks for the password of another user or broker than the stored one is for', () => {
  const on = { on: true, ...owner };
  expect(problems(on)).toEqual({ password: { kind: 'password' } });
  expect(problems({ ...on, password: 'a word' })).toEqual({});
  expect(problems({ ...on, broker: ' mqtts://broker ' }, owner)).toEqual({});
  expect(problems({ ...on, username: 'other' }, owner)).toEqual({ password: { kind: 'password' } });
  expect(problems({ ...on, broker: 'mqtts://other' }, owner)).toEqual({ password: { kind: 'password' } });
});

it('sends no password with the settings', () => {
  const form = outputForm(defaultMqttOutput, { broker: ' mqtt://b ', password: 'a word' });
  expect(typedOutput(form)).toEqual({ ...defaultMqttOutput, broker: 'mqtt://b' });
});
