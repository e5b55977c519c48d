/**
 * Measures the built program: `npm run bench -- [--only NAME,...] [--seconds 5] [--rounds 3] [--dir FOLDER] [--write]`.
 * Prints tables; `--write` puts them into docs/benchmarks.md, between its markers.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBulk } from './bulk';
import { measureCameras } from './cameras';
import { measureDiskFloor } from './disk-floor';
import { aimsMarkdown, type SectionResult, sectionMarkdown } from './figures';
import { measureGallery } from './gallery';
import { describeMachine, loadAverage } from './machine';
import { makePlan, type Plan } from './plan';
import { measureReception } from './reception';
import { measureRecords } from './records-million';
import { measureReplies } from './replies';
import { measureReports } from './reports-million';
import { measureReview } from './review';
import { measureMainThread, measureVerdict } from './screen';
import { measureStorage } from './storage-replies';

type Section = (plan: Plan) => Promise<SectionResult>;

const sections: Record<string, Section> = {
  disk: measureDiskFloor,
  reception: measureReception,
  replies: measureReplies,
  verdict: measureVerdict,
  review: measureReview,
  'main-thread': measureMainThread,
};
/** Only when named: parts of the program by themselves. */
const parts: Record<string, Section> = {
  gallery: measureGallery,
  cameras: measureCameras,
  bulk: measureBulk,
  records: measureRecords,
  reports: measureReports,
  storage: measureStorage,
};

const document = resolve(import.meta.dirname, '../../docs/benchmarks.md');
const [begin, end] = ['<!-- measured: begin -->', '<!-- measured: end -->'];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    dir: { type: 'string' },
    station: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const names = values.only?.split(',') ?? Object.keys(sections);
const unknown = names.filter((name) => !sections[name] && !parts[name]);
if (unknown.length > 0) {
  console.error(
    `no such section: ${unknown.join(', ')}; there are ${Object.keys({ ...sections, ...parts }).join(', ')}`,
  );
  process.exit(2);
}

const loadBefore = loadAverage();
const plan = makePlan({
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  dir: values.dir,
  station: values.station,
});
const results: SectionResult[] = [];
try {
  for (const name of names) {
    const measure = sections[name] ?? parts[name];
    if (!measure) continue;
    console.log(`measuring: ${name} ...`);
    const result = await measure(plan);
    results.push(result);
    console.log(`\n${sectionMarkdown(result)}\n`);
  }
} finally {
  rmSync(plan.workDir, { recursive: true, force: true });
}
const report = reportOf(results);
console.log(report);
if (values.write) {
  const [head, rest] = readFileSync(document, 'utf8').split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`${document} has lost its markers`);
  writeFileSync(document, `${head}${begin}\n\n${report}\n\n${end}${tail}`);
}

function reportOf(measured: readonly SectionResult[]): string {
  const command = `npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`;
  const aims = measured.flatMap((result) => result.aims);
  return [
    [
      `- Command: \`${command}\``,
      `- Machine: ${describeMachine()}`,
      `- Date: ${new Date().toISOString().slice(0, 10)}; load average before the run ${loadBefore} (0 is a quiet machine)`,
    ].join('\n'),
    ...(aims.length > 0 ? ['### Aims', aimsMarkdown(aims)] : []),
    ...measured.map(sectionMarkdown),
  ].join('\n\n');
}
