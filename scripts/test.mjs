/** Every test: sets up what is missing, checks, builds, drives the real program, and counts at the end. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}

const steps = ['check:format', 'check:lint', 'check:types', 'check:unit', 'build', 'test:e2e'];
if (!run(process.execPath, ['scripts/setup.mjs'])) process.exit(1);
// All of them, so that one run shows everything that is wrong.
const failedSteps = steps.filter((step) => !run('npm', ['run', '--silent', step]));

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of ['unit.json', 'e2e.json']) {
  const file = join(results, name);
  if (!existsSync(file)) continue;
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  counts.skipped += numPendingTests;
}
if (failedSteps.length > 0) console.log(`failed: ${failedSteps.join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failedSteps.length > 0 ? 1 : 0);
