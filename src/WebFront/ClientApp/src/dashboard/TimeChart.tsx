import type { ReactNode } from 'react';
import { moment } from '../shared/format';
import { HOURS, type Slice } from './history';

const HEIGHT = 56;
const STEP = 20;
const GAP = 5;

/** How many interviews were started when: a bar for each half hour. */
export function TimeChart({ slices }: { slices: Slice[] }): ReactNode {
  const most = Math.max(1, ...slices.map((slice) => slice.started));
  const total = slices.reduce((sum, slice) => sum + slice.started, 0);
  const width = slices.length * STEP - GAP;
  return (
    <figure className="time-chart">
      <figcaption className="small soft">Started, last {HOURS} hours</figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img"
        aria-label={`${total} interviews were started in the last ${HOURS} hours, at most ${most} in half an hour.`}
      >
        {slices.map((slice, n) => {
          const height = slice.started === 0 ? 2 : 4 + ((HEIGHT - 4) * slice.started) / most;
          return (
            <rect key={slice.from} x={n * STEP} y={HEIGHT - height} width={STEP - GAP} height={height} rx="2.5" className={slice.started === 0 ? 'bar-none' : 'bar'}>
              <title>{`${moment(slice.from)}: ${slice.started}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="time-chart-axis small soft numbers" aria-hidden="true">
        <span>{moment(slices[0]!.from)}</span>
        <span>{moment(slices[slices.length / 2]!.from)}</span>
        <span>now</span>
      </div>
    </figure>
  );
}
