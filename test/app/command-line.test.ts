import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src-main/app/command-line';

const problemOf = (line: string): string => {
  const parsed = parseCommandLine(line.split(' ').filter(Boolean));
  return parsed.ok ? `no problem: ${JSON.stringify(parsed.value)}` : parsed.problem;
};

describe('command line', () => {
  it('opens the window when nothing is said', () => {
    expect(parseCommandLine([])).toEqual({
      ok: true,
      value: { mode: 'window', dataDir: null, udpHost: null, udpPort: null, demoCameras: 0 },
    });
  });

  it('takes the station options', () => {
    const line = ['--headless', '--data-dir', '/d', '--udp-port=0', '--udp-host', '127.0.0.1', '--demo'];
    expect(parseCommandLine(line)).toEqual({
      ok: true,
      value: { mode: 'headless', dataDir: '/d', udpHost: '127.0.0.1', udpPort: 0, demoCameras: 4 },
    });
  });

  it('leaves the switches of Chromium alone', () => {
    expect(parseCommandLine(['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '--headless'])).toMatchObject({
      ok: true,
      value: { mode: 'headless' },
    });
  });

  it('takes an export with a period in local days', () => {
    const parsed = parseCommandLine(['--export-csv', 'x.csv', '--from', '2026-03-01', '--to', '2026-03-02T12:00Z']);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        mode: 'export',
        fromMs: new Date(2026, 2, 1).getTime(),
        toMs: Date.UTC(2026, 2, 2, 12),
        profile: 'machine',
        content: 'captures',
      },
    });
  });

  it.each([
    ['--nonsense', "Unknown option '--nonsense'"],
    ['stray', "Unexpected argument 'stray'"],
    ['--udp-port 70000', '--udp-port: "70000" is no port (0 to 65535)'],
    ['--udp-port abc', '--udp-port: "abc" is no port (0 to 65535)'],
    ['--udp-host localhost', '--udp-host: "localhost" is no IPv4 address'],
    ['--demo --demo-cameras 65', '--demo-cameras: "65" is no number from 1 to 64'],
    ['--demo-cameras 5', '--demo-cameras goes with --demo'],
    ['--from 2026-01-01', '--from goes with --export-csv'],
    ['--export-csv x --from 2026-02-30', '--from: "2026-02-30" is no ISO 8601 date or time'],
    ['--export-csv x --to yesterday', '--to: "yesterday" is no ISO 8601 date or time'],
    ['--export-csv x --from 2026-02-02 --to 2026-02-02', '--from must lie before --to'],
    ['--export-csv x --profile excel', '--profile: "excel" is none of machine, spreadsheet'],
    ['--export-csv x --udp-port 1', '--udp-port does not go with --export-csv'],
  ])('refuses %s in one line', (line, problem) => {
    expect(problemOf(line)).toBe(problem);
    expect(problem).not.toContain('\n');
  });

  it('refuses an option without its value', () => {
    expect(problemOf('--data-dir')).toMatch(/^Option '--data-dir <value>' argument missing/);
  });
});
