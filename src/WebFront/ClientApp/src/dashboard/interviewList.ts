import type { InterviewStateName, Row } from '../api/types';

/** How long one that is over stays among those that run, so that it does not vanish under the reader's eyes. */
const LINGER = 8_000;
/** Changes are shown together, at most this often. */
const SHOWN_EVERY = 250;

export type Group = 'running' | 'waiting';

export const isRunning = (state: InterviewStateName): boolean => groupOf(state) === 'running';

export function groupOf(state: InterviewStateName): Group | 'over' {
  if (state === 'waiting') return 'waiting';
  return state === 'completed' || state === 'expired' ? 'over' : 'running';
}

export interface ListSnapshot {
  /** Those that run or wait, newest first, and for a moment those that just ended. */
  rows: readonly Row[];
  counts: Record<Group, number>;
}

/**
 * The interviews that are not over, as they change. Takes any number of changes a second and tells of them a few times a
 * second; rows that did not change stay the same objects.
 */
export class InterviewList {
  private readonly rows = new Map<string, Row>();
  private readonly endedAt = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private readonly changedMeanwhile = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sorted: Row[] | undefined;
  private snapshot: ListSnapshot = { rows: [], counts: { running: 0, waiting: 0 } };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  read = (): ListSnapshot => this.snapshot;

  /** One changed, or is new. */
  change(row: Row, now = Date.now()): void {
    this.changedMeanwhile.add(row.sessionId);
    const before = this.rows.get(row.sessionId);
    if (before && before.lastSequence > row.lastSequence) return;
    if (groupOf(row.state) === 'over') {
      if (!before) return;
      if (groupOf(before.state) !== 'over') this.endedAt.set(row.sessionId, now);
    }
    this.rows.set(row.sessionId, row);
    this.changed();
  }

  remove(sessionId: string): void {
    if (!this.rows.delete(sessionId)) return;
    this.endedAt.delete(sessionId);
    this.changed();
  }

  /** The list is going to be read: what changes until it is replaced is newer than what is read. */
  beginReading(): void {
    this.changedMeanwhile.clear();
  }

  /** All that are not over, as they were read: what is not among them is over or gone. */
  replace(rows: Row[]): void {
    const found = new Set(rows.map((row) => row.sessionId));
    for (const sessionId of this.rows.keys()) {
      const isKnownBetter = this.changedMeanwhile.has(sessionId) || this.endedAt.has(sessionId);
      if (!found.has(sessionId) && !isKnownBetter) this.rows.delete(sessionId);
    }
    for (const row of rows) this.change(row);
    this.changed();
  }

  private changed(): void {
    this.sorted = undefined;
    this.timer ??= setTimeout(this.show, SHOWN_EVERY);
  }

  private readonly show = (): void => {
    this.timer = undefined;
    const now = Date.now();
    for (const [sessionId, at] of this.endedAt) {
      if (now - at < LINGER) continue;
      this.endedAt.delete(sessionId);
      this.rows.delete(sessionId);
      this.sorted = undefined;
    }
    if (this.endedAt.size > 0) this.timer = setTimeout(this.show, 1000);
    // Ids begin with the time that they were made at.
    this.sorted ??= [...this.rows.values()].sort((a, b) => (a.sessionId < b.sessionId ? 1 : -1));
    const counts = { running: 0, waiting: 0 };
    for (const row of this.sorted) {
      const group = groupOf(row.state);
      if (group !== 'over') counts[group]++;
    }
    this.snapshot = { rows: this.sorted, counts };
    for (const listener of this.listeners) listener();
  };
}
