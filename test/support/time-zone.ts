import { afterAll, beforeAll } from 'vitest';

/** The tests of the file live in this zone of the IANA's list; afterwards the machine's own counts again. */
export function inTimeZone(name: string): void {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = name;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
}
