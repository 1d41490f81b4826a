import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '../api/types';
import { InterviewList } from './interviewList';

const row = (sessionId: string, state: Row['state'], lastSequence = 1): Row => ({ sessionId, state, lastSequence }) as Row;

describe('the list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells of many changes at once', () => {
    const list = new InterviewList();
    const told = vi.fn();
    list.subscribe(told);
    for (let n = 0; n < 100; n++) list.change(row('a', 'questioning', n));
    vi.advanceTimersByTime(300);
    expect(told).toHaveBeenCalledTimes(1);
    expect(list.read().rows[0]!.lastSequence).toBe(99);
  });

  it('has the newest first and drops what is older than what it knows', () => {
    const list = new InterviewList();
    list.change(row('b', 'questioning', 5));
    list.change(row('c', 'waiting'));
    list.change(row('b', 'introduction', 3));
    vi.advanceTimersByTime(300);
    expect(list.read().rows.map((one) => `${one.sessionId}${one.lastSequence}`)).toEqual(['c1', 'b5']);
    expect(list.read().counts).toEqual({ running: 1, waiting: 1 });
  });

  it('lets one that ended stay for a moment, uncounted, and then go', () => {
    const list = new InterviewList();
    list.change(row('a', 'questioning', 1));
    list.change(row('a', 'completed', 2));
    vi.advanceTimersByTime(300);
    expect(list.read().rows).toHaveLength(1);
    expect(list.read().counts.running).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(list.read().rows).toHaveLength(0);
  });

  it('forgets what a new reading does not have, but not what changed while it was read', () => {
    const list = new InterviewList();
    list.change(row('a', 'questioning'));
    list.change(row('b', 'questioning'));
    list.beginReading();
    list.change(row('c', 'introduction'));
    list.replace([row('b', 'questioning', 2)]);
    vi.advanceTimersByTime(300);
    expect(list.read().rows.map((one) => one.sessionId)).toEqual(['c', 'b']);
  });

  it('takes no interest in those that were over before', () => {
    const list = new InterviewList();
    list.change(row('a', 'completed'));
    vi.advanceTimersByTime(300);
    expect(list.read().rows).toHaveLength(0);
  });
});
