/**
 * One connection to a broker, from its opening to its end. It does not come back by itself: whoever opened it opens another
 * and sends again what was not acknowledged, so that the order stays that of the records and nothing waits in a buffer.
 */
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { MqttClient } from 'mqtt';
import { brokerOf, type OutputProblem } from '../../src-shared/domain/mqtt-output';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import type { BrokerOrder } from './broker-order';
import { brokerProblem } from './broker-problem';
import { trustedCertificates } from './trusted-certificates';

/** Said by the broker when this connection is lost. */
export interface LastWill {
  readonly topic: string;
  readonly payload: string;
}

export interface LinkListeners {
  onConnected(): void;
  /** Once, also when it never was connected; null when it was closed by us. */
  onEnd(problem: OutputProblem | null): void;
}

export interface BrokerLink {
  /** At least once. `onAcknowledged` is not called when the connection ends before. */
  publish(topic: string, payload: string, retain: boolean, onAcknowledged: () => void): void;
  /** Takes leave of the broker; what is on its way is given a second. */
  close(): Promise<void>;
  /** Ends at once, as lost. */
  drop(problem: OutputProblem): void;
}

/** Until the broker has taken the connection: a test answers within five seconds. */
const connectWithinMs = 4500;
const keepAliveSeconds = 20;
const closeWithinMs = 1000;

export function openBrokerLink(order: BrokerOrder, will: LastWill | null, listeners: LinkListeners): BrokerLink {
  let client: MqttClient | null = null;
  let reached = false;
  let taken = false;
  let leaving = false;
  let ended = false;
  const opened = openSocket(order);
  const socket = opened.ok ? opened.value : null;
  const isTls = socket !== null && 'encrypted' in socket;

  const end = (problem: OutputProblem | null): void => {
    if (ended) return;
    ended = true;
    clearTimeout(patience);
    client?.end(true);
    socket?.destroy();
    // Who is asked for TLS and knows none hangs up.
    const hungUp = isTls && !reached && problem?.code === 'closed';
    listeners.onEnd(hungUp ? { ...problem, code: 'no-tls' } : problem);
  };
  const fail = (error: Error): void => end(brokerProblem(error, taken));
  const patience = setTimeout(
    () => end({ code: 'no-answer', detail: `no answer from ${order.broker} within ${connectWithinMs} ms` }),
    connectWithinMs,
  );
  if (!opened.ok) queueMicrotask(() => end(opened.problem));

  socket?.on('error', fail);
  socket?.on('close', () => {
    const detail = `the broker closed the connection${taken ? '' : ' before it took it'}`;
    end(leaving ? null : { code: 'closed', detail });
  });
  // Not earlier: whom the password is sent to is proved by then.
  socket?.once(isTls ? 'secureConnect' : 'connect', () => {
    if (ended) return;
    reached = true;
    client = new MqttClient(() => socket, clientOptions(order, will));
    client.on('error', fail);
    client.on('connect', () => {
      if (ended) return;
      clearTimeout(patience);
      taken = true;
      listeners.onConnected();
    });
  });

  return {
    publish(topic, payload, retain, onAcknowledged) {
      if (ended || leaving) return;
      client?.publish(topic, payload, { qos: 1, retain }, (error) => {
        if (!error && !ended) onAcknowledged();
      });
    },
    close: () =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(limit);
          end(null);
          resolve();
        };
        const limit = setTimeout(finish, closeWithinMs);
        leaving = true;
        if (ended || !taken || client === null) finish();
        else client.end(false, finish);
      }),
    drop: end,
  };
}

const clientOptions = (order: BrokerOrder, will: LastWill | null): ConstructorParameters<typeof MqttClient>[1] => ({
  protocolVersion: 4,
  clientId: order.clientId,
  clean: true,
  reconnectPeriod: 0,
  connectTimeout: connectWithinMs,
  keepalive: keepAliveSeconds,
  ...(order.username === '' ? {} : { username: order.username, password: order.password ?? '' }),
  ...(will && { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } }),
});

function openSocket({ broker, username, password, caFile }: BrokerOrder): Result<Socket, OutputProblem> {
  const where = brokerOf(broker);
  if (where === null) return failed({ code: 'other', detail: `${broker} is no address of a broker` });
  if (username !== '' && password === null)
    return failed({ code: 'password-needed', detail: `there is no password for ${username} at ${broker}` });
  const { tls, host, port } = where;
  if (!tls) return ok(connectTcp({ host, port }));
  const trusted = trustedCertificates(caFile);
  if (!trusted.ok) return failed({ code: 'ca-file', detail: trusted.problem });
  const name = isName(host) ? { servername: host } : {};
  // Said aloud: NODE_TLS_REJECT_UNAUTHORIZED in the environment would switch it off otherwise.
  return ok(connectTls({ host, port, ca: trusted.value, rejectUnauthorized: true, ...name }));
}

/** Certificates are held against a name, or else against the address. */
const isName = (host: string): boolean => !/^[\d.]+$|:/.test(host);
