import type { OperatorApi } from '../api/operatorApi';
import type { Participant } from '../api/types';

/** What a row shows beside what the list says. */
export interface RowDetails {
  participants: Participant[];
  timeLimitMinutes: number | undefined;
  lastWords: { speaker: 'ai' | 'candidate'; text: string } | undefined;
}

/** So many events back something was surely said. */
const LOOK_BACK = 20;
const AT_ONCE = 4;
/** A row that changes all the time is read this often. */
const SETTLED = 1_500;

/** Reads the details of the rows that are on the screen, a few at once, each again when it has changed. */
export class RowDetailsReader {
  private readonly known = new Map<string, RowDetails>();
  private readonly readUpTo = new Map<string, { sequence: number; at: number }>();
  private readonly wanted = new Map<string, number>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private reading = 0;

  constructor(private readonly api: OperatorApi) {}

  read = (sessionId: string): RowDetails | undefined => this.known.get(sessionId);

  subscribe(sessionId: string, listener: () => void): () => void {
    const listeners = this.listeners.get(sessionId) ?? new Set();
    this.listeners.set(sessionId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.listeners.delete(sessionId);
      this.wanted.delete(sessionId);
    };
  }

  want(sessionId: string, lastSequence: number): void {
    if ((this.readUpTo.get(sessionId)?.sequence ?? -1) >= lastSequence) return;
    this.wanted.set(sessionId, lastSequence);
    this.next();
  }

  private next(): void {
    for (const [sessionId, sequence] of this.wanted) {
      if (this.reading >= AT_ONCE) return;
      this.wanted.delete(sessionId);
      this.reading++;
      void this.load(sessionId, sequence).finally(() => {
        this.reading--;
        this.next();
      });
    }
  }

  private async load(sessionId: string, sequence: number): Promise<void> {
    const before = this.readUpTo.get(sessionId);
    const settles = (before?.at ?? 0) + SETTLED - Date.now();
    if (settles > 0) {
      setTimeout(() => this.listeners.has(sessionId) && this.want(sessionId, sequence), settles);
      return;
    }
    this.readUpTo.set(sessionId, { sequence, at: Date.now() });
    try {
      const [status, { events }] = await Promise.all([
        this.api.status(sessionId), this.api.recent(sessionId, Math.max(0, sequence - LOOK_BACK)),
      ]);
      const said = events.findLast(({ event }) => event === 'aiInterviewerMessage' || event === 'candidateMessage');
      this.known.set(sessionId, {
        participants: status.participants,
        timeLimitMinutes: status.timeLimitMinutes,
        lastWords: said && {
          speaker: said.event === 'candidateMessage' ? 'candidate' : 'ai', text: String(said.data.message),
        },
      });
      for (const listener of this.listeners.get(sessionId) ?? []) listener();
    } catch {
      // The row stands without them, and the next change of it asks again.
      this.readUpTo.delete(sessionId);
    }
  }
}
