import { expect, it } from 'vitest';
import { clock, initials, span, timeLeft } from './format';

it('a clock shows minutes and seconds, and hours where there are some', () => {
  expect([0, 65_000, 3_723_000, -5].map(clock)).toEqual(['0:00', '1:05', '1:02:03', '0:00']);
});

it('a span is said as people say it', () => {
  expect([400, 12_400, 60_000, 200_000].map(span)).toEqual(['0.4 s', '12 s', '1 min', '3 min 20 s']);
});

it('there is no time left before the start, and never less than none', () => {
  const start = '2026-03-04T05:00:00Z';
  expect(timeLeft(null, 45, 0)).toBeUndefined();
  expect(timeLeft(start, 45, Date.parse(start) + 60_000)).toBe(44 * 60_000);
  expect(timeLeft(start, 45, Date.parse(start) + 3_600_000)).toBe(0);
  expect(timeLeft(start, 45, Date.parse(start) - 1_000)).toBe(45 * 60_000);
});

it('initials are those of the first and the last name', () => {
  expect(['Maya Okafor', 'cand-1042', 'zoë'].map(initials)).toEqual(['MO', 'C1', 'Z']);
});
