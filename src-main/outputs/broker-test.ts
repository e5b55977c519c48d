import { randomBytes } from 'node:crypto';
import type { OutputTest } from '../../src-shared/domain/mqtt-output';
import { type BrokerLink, openBrokerLink } from './broker-link';
import type { BrokerOrder } from './broker-order';
import { testMessageOf } from './messages';

const answerWithinMs = 4800;

/** Connects beside the station's own connection, has the broker take one message, and leaves. Never rejects. */
export function testBroker(order: BrokerOrder & { readonly station: string }): Promise<OutputTest> {
  const topic = `${order.prefix}/test`;
  const clientId = `vigietest${randomBytes(6).toString('hex')}`;
  return new Promise((resolve) => {
    const limit = setTimeout(
      () => link.drop({ code: 'no-answer', detail: 'the broker did not acknowledge a message' }),
      answerWithinMs,
    );
    const link: BrokerLink = openBrokerLink({ ...order, clientId }, null, {
      onConnected: () => {
        const payload = JSON.stringify(testMessageOf(order.station, Date.now()));
        link.publish(topic, payload, false, () => void link.close());
      },
      onEnd: (problem) => {
        clearTimeout(limit);
        resolve(problem === null ? { state: 'ok', topic } : { state: 'failed', problem });
      },
    });
  });
}
