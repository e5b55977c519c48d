import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './charts.module.css';

export interface ChartFrameProps {
  /** What the chart says, in a sentence: read instead of the drawing. */
  readonly summary: string;
  readonly height: number;
  /** On paper, where nothing is measured. On the screen the chart is as wide as its place. */
  readonly width?: number | undefined;
  readonly draw: (width: number) => ReactNode;
}

/** A drawing as one picture with words. A slot that has an address is followed by the pointer. */
export function ChartFrame({ summary, height, width: fixedWidth, draw }: ChartFrameProps) {
  const { ref, width: measured } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const width = fixedWidth ?? measured;
  useEffect(() => {
    const drawing = svg.current;
    const follow = ({ target }: MouseEvent): void => {
      const address = (target as Element).getAttribute('data-href');
      if (address !== null) window.location.hash = address;
    };
    drawing?.addEventListener('click', follow);
    return () => drawing?.removeEventListener('click', follow);
  }, []);
  return (
    <div ref={ref}>
      <svg ref={svg} role="img" aria-label={summary} width={width} height={height} className={classes.chart}>
        {width > 0 ? draw(width) : null}
      </svg>
    </div>
  );
}
