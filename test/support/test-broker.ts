/** A real broker on a loopback port, which keeps what it was sent. */
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type AedesPublishPacket } from 'aedes';
import { brokerCertificate } from './broker-certificate';

/** What the tests ask of a message before they hold it against its schema. */
export interface ReceivedBody {
  readonly id: string;
  readonly state: string;
  readonly capture: { readonly id: number; readonly receivedAt: string };
}

export interface Received {
  readonly topic: string;
  readonly retain: boolean;
  readonly body: ReceivedBody;
}

export interface TestBroker {
  readonly port: number;
  readonly received: readonly Received[];
  /** Of that kind, by their topics' last level. */
  of(kind: string): ReceivedBody[];
  /** Ends at once, as a broker that loses its power. What it took stays known. */
  kill(): Promise<void>;
}

export interface BrokerWishes {
  /** 0: any free one. */
  readonly port?: number;
  readonly tls?: boolean;
  readonly login?: { readonly username: string; readonly password: string };
  /** Hears the password of everybody who comes. */
  readonly onLogin?: (password: string) => void;
  /** Answers whether it acknowledges this one; by default all. */
  readonly takes?: (received: Received) => boolean;
}

export async function startBroker({
  port = 0,
  tls = false,
  login,
  takes,
  onLogin,
}: BrokerWishes = {}): Promise<TestBroker> {
  const received: Received[] = [];
  const aedes = new Aedes({
    authenticate: (_client, username, password, done) => {
      onLogin?.(password?.toString() ?? '');
      const right = !login || (username === login.username && password?.toString() === login.password);
      done(right ? null : Object.assign<Error, { returnCode: 4 }>(new Error('no'), { returnCode: 4 }), right);
    },
    authorizePublish: (_client, packet, done) => {
      const one = readPacket(packet);
      if (takes && !takes(one)) return;
      received.push(one);
      done(null);
    },
  });
  await aedes.listen();
  aedes.on('publish', (packet: AedesPublishPacket, client) => {
    // A last will is the broker's own: nobody publishes it.
    if (client === null && !packet.topic.startsWith('$SYS')) received.push(readPacket(packet));
  });
  const sockets = new Set<Socket>();
  const onSocket = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    aedes.handle(socket);
  };
  const server: Server = tls ? createTlsServer(brokerCertificate, onSocket) : createServer(onSocket);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    received,
    of: (kind) => received.filter(({ topic }) => topic.endsWith(`/${kind}`)).map(({ body }) => body),
    kill: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
      await new Promise<void>((resolve) => {
        aedes.close(() => resolve());
      });
    },
  };
}

const readPacket = ({
  topic,
  retain,
  payload,
}: {
  topic: string;
  retain: boolean;
  payload: string | Buffer;
}): Received => ({
  topic,
  retain,
  body: JSON.parse(payload.toString()) as ReceivedBody,
});
