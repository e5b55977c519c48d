/** The output as a form: what was typed lies over what is saved. Pure; every rule comes from `mqttOutputSchema`. */
import {
  brokerOf,
  isTopicPrefix,
  type MqttOutput,
  mqttOutputSchema,
  type PasswordOwner,
} from '../../../src-shared/domain/mqtt-output';

export interface OutputForm extends MqttOutput {
  /** As typed; empty keeps what is stored. */
  readonly password: string;
}

export type OutputDraft = Partial<OutputForm>;

export const outputForm = (saved: MqttOutput, draft: OutputDraft): OutputForm => ({ ...saved, password: '', ...draft });

/** What is typed as it already is, is no change. */
export function changedOutput(draft: OutputDraft, part: OutputDraft, saved: MqttOutput): OutputDraft {
  const known = outputForm(saved, {});
  const entries = Object.entries({ ...draft, ...part });
  return Object.fromEntries(
    entries.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key as keyof OutputForm])),
  );
}

export type OutputFieldProblem =
  | { readonly kind: 'broker' | 'brokerNeeded' | 'prefix' | 'kinds' | 'password' }
  | { readonly kind: 'tooLong'; readonly max: number };

export type OutputFormProblems = { readonly [F in keyof OutputForm]?: OutputFieldProblem };

/** Without what surrounds the text of its fields. */
export const typedOutput = ({ password: _password, ...form }: OutputForm): MqttOutput => ({
  ...form,
  broker: form.broker.trim(),
  username: form.username.trim(),
  topicPrefix: form.topicPrefix.trim(),
});

/** Whether the stored password is the one of this form. */
export const isPasswordOf = (owner: PasswordOwner | null, { broker, username }: PasswordOwner): boolean =>
  owner !== null && username !== '' && owner.broker === broker.trim() && owner.username === username.trim();

const longest = { broker: 300, username: 200, topicPrefix: 200 } as const satisfies Partial<
  Record<keyof MqttOutput, number>
>;

export function outputProblems(form: OutputForm, owner: PasswordOwner | null): OutputFormProblems {
  const { on, broker, username, topicPrefix, kinds } = typedOutput(form);
  const problems: { -readonly [F in keyof OutputForm]?: OutputFieldProblem } = {};
  if (broker === '' && on) problems.broker = { kind: 'brokerNeeded' };
  if (broker !== '' && brokerOf(broker) === null) problems.broker = { kind: 'broker' };
  if (topicPrefix !== '' && !isTopicPrefix(topicPrefix)) problems.topicPrefix = { kind: 'prefix' };
  if (kinds.length === 0) problems.kinds = { kind: 'kinds' };
  if (on && username !== '' && form.password === '' && !isPasswordOf(owner, form))
    problems.password = { kind: 'password' };
  for (const [field, max] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if (!mqttOutputSchema.shape[field].safeParse(typedOutput(form)[field]).success && problems[field] === undefined)
      problems[field] = { kind: 'tooLong', max };
  }
  return problems;
}
