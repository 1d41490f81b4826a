import { expect, it } from 'vitest';
import type { Row } from '../api/types';
import { finishedOf, slicesOf } from './history';

const now = Date.UTC(2026, 2, 4, 12, 10);
const ran = (startMinutesAgo: number, lasted?: number): Row => {
  const start = now - startMinutesAgo * 60_000;
  return { startTime: new Date(start).toISOString(), endTime: lasted ? new Date(start + lasted * 60_000).toISOString() : null } as Row;
};

it('starts are counted by half hours, oldest first, and older ones not at all', () => {
  const slices = slicesOf([ran(1), ran(5), ran(20), ran(600)], now);
  expect(slices).toHaveLength(16);
  expect(slices.slice(-2).map((slice) => slice.started)).toEqual([1, 2]);
  expect(slices.reduce((sum, slice) => sum + slice.started, 0)).toBe(3);
});

it('the mean length is of those that are over', () => {
  expect(finishedOf([ran(30, 10), ran(60, 20), ran(5)], now)).toEqual({ count: 2, meanLength: 15 * 60_000 });
  expect(finishedOf([], now)).toEqual({ count: 0, meanLength: undefined });
});
