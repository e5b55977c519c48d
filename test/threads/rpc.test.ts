import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { nodePort } from '../../src-main/threads/node-port';
import { connect, expose } from '../../src-main/threads/rpc';

interface Methods {
  add(a: number, b: number): number;
  echo(bytes: Uint8Array): Promise<Uint8Array>;
  fail(): never;
}

function pair() {
  const { port1, port2 } = new MessageChannel();
  expose<Methods>(nodePort(port1), {
    add: (a, b) => a + b,
    echo: (bytes) => Promise.resolve(bytes),
    fail: () => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    },
  });
  return { connection: connect<Methods>(nodePort(port2)), close: () => port1.close() };
}

describe('calls between threads', () => {
  it('answers each call with its own value, however many are under way', async () => {
    const { connection, close } = pair();
    const sums = await Promise.all(Array.from({ length: 100 }, (_, index) => connection.remote.add(index, 1)));
    expect(sums).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    close();
  });

  it('carries bytes', async () => {
    const { connection, close } = pair();
    expect(await connection.remote.echo(new Uint8Array([1, 2, 255]))).toEqual(new Uint8Array([1, 2, 255]));
    close();
  });

  it('throws at the caller what was thrown, with its code', async () => {
    const { connection, close } = pair();
    await expect(connection.remote.fail()).rejects.toMatchObject({ message: 'no room', code: 'ENOSPC' });
    close();
  });

  it('refuses a method that is not exposed, inherited ones included', async () => {
    const { connection, close } = pair();
    const remote = connection.remote as unknown as { valueOf(): Promise<unknown> };
    await expect(remote.valueOf()).rejects.toThrow('no such method: valueOf');
    close();
  });

  it('rejects the calls under way and later ones when the other side is gone', async () => {
    const { connection, close } = pair();
    const call = connection.remote.add(1, 2);
    connection.fail(new Error('thread ended'));
    await expect(call).rejects.toThrow('thread ended');
    await expect(connection.remote.add(1, 2)).rejects.toThrow('thread ended');
    close();
  });
});
