/** What the station tells a broker, and how that goes. Pure; the messages themselves are in `output-message.ts`. */
import { z } from 'zod';

/** One topic each, under the prefix. */
export const outputKinds = ['inspection', 'decision'] as const;
export type OutputKind = (typeof outputKinds)[number];

export interface Broker {
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
}

const address = /^(mqtts?):\/\/(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?\/?$/i;
const usualPorts = { mqtt: 1883, mqtts: 8883 } as const;

/** Reads `mqtt://host`, `mqtts://host:8884`, `mqtt://[fe80::1]`; null when it is none. User and password are no part of it. */
export function brokerOf(text: string): Broker | null {
  const found = address.exec(text.trim());
  if (found === null) return null;
  const [, scheme = '', ipv6, name, given] = found;
  const tls = scheme.toLowerCase() === 'mqtts';
  const port = given === undefined ? usualPorts[tls ? 'mqtts' : 'mqtt'] : Number(given);
  const host = ipv6 ?? name ?? '';
  return port >= 1 && port <= 65_535 ? { tls, host, port } : null;
}

/** What a topic may begin with: no wildcards, not a broker's own `$`, no empty level at either end. */
export const isTopicPrefix = (text: string): boolean => /^(?![/$])[^+#\p{Cc}]+(?<!\/)$/u.test(text);

export const mqttOutputSchema = z
  .strictObject({
    on: z.boolean(),
    broker: z
      .string()
      .max(300)
      .refine(
        (text) => text === '' || brokerOf(text) !== null,
        'must be mqtt://host or mqtts://host, with or without :port',
      ),
    /** Empty: none, and no password either. The password is in a file of its own. */
    username: z.string().max(200),
    /** Empty: `vigie/` and the name of the station. */
    topicPrefix: z
      .string()
      .max(200)
      .refine((text) => text === '' || isTopicPrefix(text), 'must be no wildcard, nor begin or end with /'),
    kinds: z.array(z.enum(outputKinds)).min(1),
    /** Full path of certificates (PEM) to trust beside the system's; empty: none. */
    caFile: z.string().max(4096),
  })
  .refine(({ on, broker }) => !on || broker !== '', { path: ['broker'], message: 'is needed to be on' });
export type MqttOutput = z.infer<typeof mqttOutputSchema>;

export const defaultMqttOutput: MqttOutput = {
  on: false,
  broker: '',
  username: '',
  topicPrefix: '',
  kinds: ['inspection', 'decision'],
  caFile: '',
};

/** `name` is that of the station. */
export const usualPrefix = (name: string): string =>
  `vigie/${name.replaceAll(/[+#/\p{Cc}]/gu, '-').trim() || 'station'}`;

/** Stable codes: the window has words for each, with what to do. */
export const outputProblems = [
  'refused',
  'name-not-found',
  'unreachable',
  'no-answer',
  'wrong-password',
  'password-needed',
  'not-trusted',
  'wrong-name',
  'expired',
  'no-tls',
  'not-mqtt',
  'closed',
  'ca-file',
  'cursor',
  'other',
] as const;
export type OutputProblemCode = (typeof outputProblems)[number];

export interface OutputProblem {
  readonly code: OutputProblemCode;
  /** The system's or the broker's own words. */
  readonly detail: string;
}

export interface MqttOutputStatus {
  /** `resting`: it failed, and is tried again at `retryMs`. */
  readonly state: 'off' | 'connecting' | 'connected' | 'resting';
  readonly connectedSinceMs: number | null;
  readonly retryMs: number | null;
  /** Messages that the broker has not acknowledged; as good as exact, from the numbers of the rows. */
  readonly waiting: number;
  readonly lastSentMs: number | null;
  /** The last there was, also when it is over. */
  readonly problem: (OutputProblem & { readonly atMs: number }) | null;
  /** Since when nothing gets through; null while it goes well. */
  readonly failingSinceMs: number | null;
}

export const outputOff: MqttOutputStatus = {
  state: 'off',
  connectedSinceMs: null,
  retryMs: null,
  waiting: 0,
  lastSentMs: null,
  problem: null,
  failingSinceMs: null,
};

/** What the window shows. */
export interface MqttOutputView {
  readonly status: MqttOutputStatus;
  /** What stands for an empty prefix. */
  readonly usualPrefix: string;
  /** Whom the stored password is for; null when there is none. It is sent to nobody else. */
  readonly passwordFor: PasswordOwner | null;
}

export interface PasswordOwner {
  readonly broker: string;
  readonly username: string;
}

/** `unsafe`: here it could be read by others, so it was not kept. */
export type PasswordKeeping = { readonly state: 'kept' | 'unsafe' };

export type OutputTest =
  | { readonly state: 'ok'; readonly topic: string }
  | { readonly state: 'failed'; readonly problem: OutputProblem };
