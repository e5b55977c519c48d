/** The button that tries the connection: whatever is wrong has a name, within five seconds. */
import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { BrokerOrder } from '../../src-main/outputs/broker-order';
import { testBroker } from '../../src-main/outputs/broker-test';
import type { OutputTest } from '../../src-shared/domain/mqtt-output';
import { testMessage } from '../../src-shared/domain/output-message';
import { brokerCertificate } from '../support/broker-certificate';
import { temporaryFolder } from '../support/temporary-folder';
import { type BrokerWishes, startBroker, type TestBroker } from '../support/test-broker';

async function brokerFor(wishes: BrokerWishes = {}): Promise<TestBroker> {
  const broker = await startBroker(wishes);
  onTestFinished(() => broker.kill());
  return broker;
}

const test = (broker: string, change: Partial<BrokerOrder> = {}): Promise<OutputTest> =>
  testBroker({
    broker,
    username: '',
    password: null,
    caFile: '',
    prefix: 'vigie/line-3',
    clientId: '',
    station: 'Line 3',
    ...change,
  });

const failure = (code: string): unknown => ({ state: 'failed', problem: { code, detail: expect.any(String) } });

function caFile(text: string): string {
  const file = join(temporaryFolder(), 'ca.pem');
  writeFileSync(file, text);
  return file;
}

describe('a connection that works', () => {
  it('has the broker take one message, and leaves', async () => {
    const broker = await brokerFor({ login: { username: 'vigie', password: 'word' } });
    const given = { username: 'vigie', password: 'word' };
    expect(await test(`mqtt://127.0.0.1:${broker.port}`, given)).toEqual({ state: 'ok', topic: 'vigie/line-3/test' });
    expect(broker.received).toHaveLength(1);
    expect(testMessage.parse(broker.received[0]?.body)).toMatchObject({ station: 'Line 3' });
  });

  it('trusts a certificate of the chosen file, by the name that stands in it', async () => {
    const broker = await brokerFor({ tls: true });
    const trusting = { caFile: caFile(brokerCertificate.cert) };
    expect(await test(`mqtts://localhost:${broker.port}`, trusting)).toMatchObject({ state: 'ok' });
    expect(await test(`mqtts://127.0.0.1:${broker.port}`, trusting)).toEqual(failure('wrong-name'));
  });
});

describe('a connection that does not work says why', () => {
  it('when nobody listens, or the name is unknown', async () => {
    const gone = await startBroker();
    await gone.kill();
    expect(await test(`mqtt://127.0.0.1:${gone.port}`)).toEqual(failure('refused'));
    expect(await test('mqtt://broker.invalid')).toEqual(failure('name-not-found'));
  });

  it('when user or password are wrong, or the password is not known', async () => {
    const broker = await brokerFor({ login: { username: 'vigie', password: 'word' } });
    const address = `mqtt://127.0.0.1:${broker.port}`;
    expect(await test(address, { username: 'vigie', password: 'other' })).toEqual(failure('wrong-password'));
    expect(await test(address)).toEqual(failure('wrong-password'));
    expect(await test(address, { username: 'vigie' })).toEqual(failure('password-needed'));
    expect(broker.received).toEqual([]);
  });

  it('when the certificate is not trusted: the broker never hears the password', async () => {
    const heard: string[] = [];
    const broker = await brokerFor({ tls: true, onLogin: (password) => heard.push(password) });
    const given = { username: 'vigie', password: 'word' };
    expect(await test(`mqtts://localhost:${broker.port}`, given)).toEqual(failure('not-trusted'));
    expect(heard).toEqual([]);
    // Not even where the environment would have everything trusted.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await test(`mqtts://localhost:${broker.port}`, given)).toEqual(failure('not-trusted'));
    expect(heard).toEqual([]);
    const nothing = caFile('no certificate');
    expect(await test(`mqtts://localhost:${broker.port}`, { caFile: nothing })).toEqual(failure('ca-file'));
    expect(await test(`mqtts://localhost:${broker.port}`, { caFile: `${nothing}.gone` })).toEqual(failure('ca-file'));
  });

  it('when one side speaks TLS and the other does not', async () => {
    const plain = await brokerFor();
    expect(await test(`mqtts://localhost:${plain.port}`)).toEqual(failure('no-tls'));
    const secure = await brokerFor({ tls: true });
    const answer = await test(`mqtt://localhost:${secure.port}`);
    expect(answer.state === 'failed' && answer.problem.code).toMatch(/^(closed|not-mqtt)$/);
  });

  it('when something listens that never answers, or is no broker', async () => {
    const sockets: Socket[] = [];
    const servers = ['', 'SSH-2.0-OpenSSH_9.6\r\n'].map((greeting) =>
      createServer((socket) => {
        sockets.push(socket);
        socket.on('error', () => undefined);
        socket.write(greeting);
      }),
    );
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      for (const server of servers) server.close();
    });
    const ports = await Promise.all(
      servers.map(
        (server) =>
          new Promise<number>((resolve) => {
            server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
          }),
      ),
    );
    const fromMs = Date.now();
    expect(await test(`mqtt://127.0.0.1:${ports[0]}`)).toEqual(failure('no-answer'));
    expect(Date.now() - fromMs).toBeLessThan(6000);
    expect(await test(`mqtt://127.0.0.1:${ports[1]}`)).toEqual(failure('not-mqtt'));
  });
});
