import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They send for a minute, or kill the program again and again: the machine's cores belong to them. */
const alone = ['test/e2e/load.e2e.ts', 'test/e2e/durability.e2e.ts'];
/** Those that take the longest begin first, so that none of them runs on when all others are done. */
const longest = /(screens|alarms|reports)\.e2e\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    const last = ({ moduleId }: TestSpecification): number => (longest.test(moduleId) ? 0 : 1);
    return sorted.sort((a, b) => group(a) - group(b) || last(a) - last(b));
  }
}

const drivesProgram = { testTimeout: 180_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/bench/**'],
          testTimeout: 60_000,
        },
      },
      {
        // Drives the built program, two at a time: they wait much more than they compute.
        test: {
          ...drivesProgram,
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          exclude: alone,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...drivesProgram,
          name: 'e2e-alone',
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
