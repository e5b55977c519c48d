import { provenRate } from '../../src-shared/domain/prediction-limit';
import { shareInterval } from './image-metrics';
import { deviation, mean } from './statistics';
import { type DrawSummary, largeDefectShare, type Spread } from './summary';

/** For people; a line a measure, mean +- standard deviation of the draws. */
export function reportLines(draws: readonly DrawSummary[]): readonly string[] {
  const [first] = draws;
  if (!first) return [];
  const over = (value: (draw: DrawSummary) => number): string =>
    spreadOf(draws.map(value), (number) => number.toFixed(4));
  const rate = (value: (draw: DrawSummary) => number): string => spreadOf(draws.map(value), percent);
  const large = first.large;
  return [
    `${first.trainPhotos} good photos taught, ${first.good} good and ${first.defective} defective judged, ${draws.length} draw(s)`,
    `image AUROC        ${over(({ imageAuroc }) => imageAuroc)}`,
    `average precision  ${over((draw) => draw.averagePrecision)}`,
    ...(first.pixel
      ? [
          `pixel AUROC        ${over(({ pixel }) => pixel?.pixelAuroc ?? Number.NaN)}`,
          `AUPRO (to 0.3)     ${over(({ pixel }) => pixel?.aupro ?? Number.NaN)}`,
        ]
      : []),
    `best threshold     escapes ${rate(({ best }) => best.escapes)}, false rejects ${rate(({ best }) => best.falseRejects)}`,
    `self-set, not pass escapes ${rate(({ atPass }) => atPass.escapes)}, false rejects ${rate(({ atPass }) => atPass.falseRejects)}`,
    `self-set, fail     escapes ${rate(({ atFail }) => atFail.escapes)}, false rejects ${rate(({ atFail }) => atFail.falseRejects)}`,
    `  limits from ${first.trainPhotos} left-out good photos, which by themselves prove no false-reject rate below ${percent(provenRate(first.trainPhotos))}`,
    ...(draws.length === 1 ? intervals(first) : []),
    ...(large
      ? [
          `defects of ${percent(largeDefectShare)} of the product and more (${large.count}): escapes ` +
            `${rate((draw) => draw.large?.atPass ?? Number.NaN)} (not pass), ${rate((draw) => draw.large?.atFail ?? Number.NaN)} (fail)`,
        ]
      : []),
    ...first.byKind.map(
      ({ kind }, index) =>
        `  ${kind.padEnd(20)} AUROC ${over(({ byKind }) => byKind[index]?.imageAuroc ?? Number.NaN)}, passed ${rate(({ byKind }) => byKind[index]?.atPass ?? Number.NaN)}`,
    ),
    `time per photo     ${times(draws, 'decode')}, ${times(draws, 'features')}, ${times(draws, 'distances')}, ${times(draws, 'total')} (median / p95)`,
    `teaching           ${(mean(draws.map(({ teachMs }) => teachMs)) / 1000).toFixed(1)} s`,
    `detectors          ${first.detectors.map(({ name, keenness }) => `${name} (a small change raises it by ${keenness.toFixed(1)})`).join(', ')}`,
    `memory             ${first.memory.vectors} vectors, ${mebibytes(first.memory.sizeBytes)}; package ${mebibytes(first.memory.packageBytes)}`,
  ];
}

/** What so many photos can prove of the rates at `fail`. */
function intervals({ atFail, good, defective }: DrawSummary): readonly string[] {
  const range = (share: number, total: number): string =>
    shareInterval(Math.round(share * total), total)
      .map(percent)
      .join('-');
  return [
    `  95 % intervals   escapes ${range(atFail.escapes, defective)}, false rejects ${range(atFail.falseRejects, good)}`,
  ];
}

function times(draws: readonly DrawSummary[], part: keyof DrawSummary['timesMs']): string {
  const average = (value: (times: Spread) => number): string =>
    mean(draws.map(({ timesMs }) => value(timesMs[part]))).toFixed(0);
  return `${part} ${average(({ median }) => median)} / ${average(({ p95 }) => p95)} ms`;
}

const spreadOf = (values: readonly number[], shown: (value: number) => string): string =>
  values.length > 1 ? `${shown(mean(values))} +- ${shown(deviation(values))}` : shown(mean(values));

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
