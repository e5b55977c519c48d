import { expect, it } from 'vitest';
import {
  brokerOf,
  defaultMqttOutput,
  isTopicPrefix,
  mqttOutputSchema,
  usualPrefix,
} from '../../src-shared/domain/mqtt-output';

it('reads the address of a broker, with the usual port of its kind', () => {
  expect(brokerOf('mqtt://broker.factory')).toEqual({ tls: false, host: 'broker.factory', port: 1883 });
  expect(brokerOf(' MQTTS://192.168.1.4/ ')).toEqual({ tls: true, host: '192.168.1.4', port: 8883 });
  expect(brokerOf('mqtts://[fe80::1]:8884')).toEqual({ tls: true, host: 'fe80::1', port: 8884 });
  for (const wrong of [
    'broker',
    'http://broker',
    'mqtt://',
    'mqtt://broker:0',
    'mqtt://broker:65536',
    'mqtt://user:word@broker',
    'mqtt://broker/topic',
    'mqtt://a b',
    'ws://broker',
  ])
    expect([wrong, brokerOf(wrong)]).toEqual([wrong, null]);
});

it('takes no prefix that a broker would refuse, and makes one of any station’s name', () => {
  expect(['vigie/line-3', 'é à', 'a//b'].map(isTopicPrefix)).toEqual([true, true, true]);
  expect(['', '/a', 'a/', '$SYS', 'a/#', '+/a', 'a\u0000'].map(isTopicPrefix)).toEqual(Array(7).fill(false));
  for (const name of ['Line 3', 'Ligne n° 3/B', '#1+', '', ' / '])
    expect([name, isTopicPrefix(usualPrefix(name))]).toEqual([name, true]);
  expect(usualPrefix('Line 3')).toBe('vigie/Line 3');
});

it('is off by default, and on with a broker only', () => {
  expect(mqttOutputSchema.parse(defaultMqttOutput).on).toBe(false);
  expect(mqttOutputSchema.safeParse({ ...defaultMqttOutput, on: true }).success).toBe(false);
  expect(mqttOutputSchema.safeParse({ ...defaultMqttOutput, on: true, broker: 'mqtt://broker' }).success).toBe(true);
});
