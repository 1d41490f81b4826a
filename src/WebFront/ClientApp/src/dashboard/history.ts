import type { Row } from '../api/types';

export const HOURS = 8;
const HOUR = 3_600_000;
const SLICE = HOUR / 2;

export interface Slice {
  from: number;
  started: number;
}

/** How many interviews were started in each half hour of the last hours, oldest first. */
export function slicesOf(rows: Iterable<Row>, now: number): Slice[] {
  const end = Math.ceil(now / SLICE) * SLICE;
  const begin = end - HOURS * HOUR;
  const slices = Array.from({ length: (HOURS * HOUR) / SLICE }, (_, n) => ({ from: begin + n * SLICE, started: 0 }));
  for (const row of rows) {
    const slice = row.startTime && slices[Math.floor((Date.parse(row.startTime) - begin) / SLICE)];
    if (slice) slice.started++;
  }
  return slices;
}

/** How many were over within the last hours, and how long those took on average. */
export function finishedOf(rows: Iterable<Row>, now: number): { count: number; meanLength: number | undefined } {
  let [count, total, timed] = [0, 0, 0];
  for (const row of rows) {
    if (!row.endTime || Date.parse(row.endTime) < now - HOURS * HOUR) continue;
    count++;
    if (!row.startTime) continue;
    timed++;
    total += Date.parse(row.endTime) - Date.parse(row.startTime);
  }
  return { count, meanLength: timed > 0 ? total / timed : undefined };
}
