import { parseArgs } from 'node:util';
import { usualSettings } from '../../src-main/inspection/teach/teach-product';
import { failed, ok, type Result } from '../../src-shared/domain/result';

export const usage = `usage: npm run evaluate -- --data DIR [--shots N] [--seeds K] [--size PIXELS] [--memories N] [--as-they-lie] [--json]
  --data DIR     train/good, test/good, test/<kind>, and perhaps ground_truth/<kind>; JPEG or PNG
  --shots N      teach N of the training photos, drawn anew for each seed (all)
  --seeds K      draws, with the seeds 1 to K (1)
  --size PIXELS  side of the square that has the area of the input; the photos keep their aspect (as the station
                 chooses it: not enlarged, at most 448)
  --memories N   vectors kept (${usualSettings.memories})
  --as-they-lie  judge photos as they lie, without turning them to the reference
  --json         everything, every photo's score too, as JSON`;

export interface EvaluateOptions {
  readonly dataDir: string;
  /** Null: all training photos. */
  readonly shots: number | null;
  readonly seeds: number;
  /** Null: as the station chooses it. */
  readonly sizePixels: number | null;
  readonly memories: number;
  /** Whether registration is tried. */
  readonly register: boolean;
  readonly json: boolean;
}

export function readOptions(args: readonly string[]): Result<EvaluateOptions, string> {
  const text = { type: 'string' } as const;
  const options = {
    data: text,
    shots: text,
    seeds: text,
    size: text,
    memories: text,
    json: { type: 'boolean' },
    'as-they-lie': { type: 'boolean' },
  } as const;
  let values: ReturnType<typeof parseArgs<{ args: string[]; options: typeof options }>>['values'];
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return failed((error as Error).message.split('\n')[0] ?? '');
  }
  if (!values.data) return failed('--data DIR is needed');
  const limits = { shots: [2, 100_000], seeds: [1, 1000], size: [64, 2048], memories: [10, 100_000] } as const;
  for (const [name, [low, high]] of Object.entries(limits)) {
    const value = values[name as keyof typeof limits];
    if (value !== undefined && !(/^\d+$/.test(value) && Number(value) >= low && Number(value) <= high)) {
      return failed(`--${name} must be a whole number from ${low} to ${high}, not "${value}"`);
    }
  }
  return ok({
    dataDir: values.data,
    shots: values.shots === undefined ? null : Number(values.shots),
    seeds: Number(values.seeds ?? 1),
    sizePixels: values.size === undefined ? null : Number(values.size),
    memories: Number(values.memories ?? usualSettings.memories),
    register: !values['as-they-lie'],
    json: values.json ?? false,
  });
}
