import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { CaptureFilter } from '../../../src-shared/domain/capture';
import type { ReportSummary } from '../../../src-shared/domain/statistics';
import { useFormats } from '../../app/i18n/use-formats';
import classes from './reports.module.css';
import { roundTop, throughputOf } from './throughput';

const height = 190;
const [left, bottom, top] = [52, 26, 8];
const labelWidth = 84;

export interface ThroughputChartProps {
  readonly byHour: ReportSummary['byHour'];
  readonly filter: CaptureFilter;
}

/** Bars by the hour (long periods by the day), the rejected part hatched at the foot. Each bar leads to its captures. */
export function ThroughputChart({ byHour, filter }: ThroughputChartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const { unit, bars } = throughputOf(byHour);
  const scale = roundTop(Math.max(0, ...bars.map(({ captures }) => captures)));
  const step = Math.max(1, (width - left) / Math.max(1, bars.length));
  const y = (count: number): number => top + (1 - count / scale) * (height - top - bottom);
  const labelEvery = Math.max(1, Math.ceil(labelWidth / step));
  const title = t(unit === 'hour' ? 'reports.throughput' : 'reports.throughputByDay');
  const label = unit === 'hour' ? formats.hour : formats.day;
  const href = (bar: (typeof bars)[number]): string => {
    const part = {
      ...filter,
      fromMs: Math.max(bar.fromMs, filter.fromMs ?? 0),
      toMs: Math.min(bar.toMs, filter.toMs ?? bar.toMs),
    };
    return `#/gallery?${new URLSearchParams(Object.entries(part).map(([key, value]) => [key, `${value}`]))}`;
  };
  return (
    <section className={classes.wide}>
      <h2>{title}</h2>
      <div ref={ref}>
        {bars.length === 0 ? (
          <p>{t('reports.noThroughput')}</p>
        ) : (
          <svg width={width} height={height} className={classes.chart}>
            <title>{title}</title>
            <defs>
              <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" fill="var(--v-fail-ground)" />
                <rect width="2.5" height="6" fill="var(--v-fail)" />
              </pattern>
            </defs>
            {[0, 0.5, 1].map((share) => (
              <g key={share}>
                <line x1={left} x2={width} y1={y(share * scale)} y2={y(share * scale)} stroke="var(--v-line)" />
                <text x={left - 8} y={y(share * scale) + 4} textAnchor="end">
                  {scale * share === Math.round(scale * share) ? formats.number(scale * share) : ''}
                </text>
              </g>
            ))}
            {bars.map((bar, index) => {
              const x = left + index * step;
              const wide = Math.max(1, Math.min(56, step - Math.min(3, step / 4)));
              const text = `${label(bar.fromMs)}: ${formats.number(bar.captures)} (${t('reports.rejected')}: ${formats.number(bar.rejected)})`;
              return (
                <a key={bar.fromMs} href={href(bar)} aria-label={text}>
                  <title>{text}</title>
                  <rect x={x} y={top} width={step} height={height - top - bottom} fill="transparent" />
                  <rect x={x} y={y(bar.captures)} width={wide} height={y(0) - y(bar.captures)} fill="var(--v-bar)" />
                  <rect x={x} y={y(bar.rejected)} width={wide} height={y(0) - y(bar.rejected)} fill="url(#hatch)" />
                  {index % labelEvery === 0 ? (
                    <text x={x} y={height - 8}>
                      {label(bar.fromMs)}
                    </text>
                  ) : null}
                </a>
              );
            })}
          </svg>
        )}
      </div>
      <div className={classes.legend}>
        <span className={classes.keyAll} /> {t('reports.captures')}
        <span className={classes.keyRejected} /> {t('reports.rejected')}
      </div>
    </section>
  );
}
