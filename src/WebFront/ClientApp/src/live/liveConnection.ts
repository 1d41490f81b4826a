import { HttpError, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { delay } from '../api/http';

/** offline: it tries again by itself. refused: the credential is not good, so it does not. */
export type ConnectionState = 'connecting' | 'connected' | 'offline' | 'refused' | 'closed';

export type EventData = Record<string, unknown> & { sessionId?: string; sequence?: number };

export interface Joined {
  sessionId: string;
  /** Who joins; left out by those who only watch. */
  participantId?: string;
  name?: string;
  /** The last event that is known: what is after it comes. */
  after: () => number;
  onEvent: (name: string, data: EventData) => void;
  /** The server will not have it: no such interview, not allowed. */
  onRefused?: (message: string) => void;
}

export interface Watcher {
  onRow: (row: EventData) => void;
  onRemoved: (sessionId: string) => void;
  /** A connection is there, for the first time or again: what changed before it is not known. */
  onBegin: () => void;
}

interface Reply {
  success: boolean;
  message?: string;
  code?: string;
}

const HUB = '/hubs/interview';
const PAUSES = [0, 300, 700, 1500, 3000];
const OF_INTERVIEWS = [
  'joinedInterview', 'participantJoined', 'participantLeft', 'aiInterviewerMessage', 'aiInterviewerDelta',
  'candidateMessage', 'stateChanged', 'interviewEnded',
] as const;

const isRefusal = (failure: unknown): boolean =>
  failure instanceof HttpError && (failure.statusCode === 401 || failure.statusCode === 403);

const pauseFor = (attempt: number): number => PAUSES[Math.min(attempt, PAUSES.length - 1)]!;

/**
 * The connection to the server's live events. It comes back by itself, for as long as it takes, and then goes on where it
 * was: interviews are joined again with the last event known, and the list is watched again.
 */
export class LiveConnection {
  private readonly hub: HubConnection;
  private readonly joined = new Map<string, Joined>();
  private readonly listeners = new Set<() => void>();
  private readonly stopped = new AbortController();
  private watcher: Watcher | undefined;
  private current: ConnectionState = 'connecting';

  constructor(token: () => string | undefined) {
    this.hub = new HubConnectionBuilder()
      .withUrl(HUB, { accessTokenFactory: () => token() ?? '' })
      .withAutomaticReconnect({
        nextRetryDelayInMilliseconds: (retry) => (isRefusal(retry.retryReason) ? null : pauseFor(retry.previousRetryCount)),
      })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.onreconnecting(() => this.become('offline'));
    this.hub.onreconnected(() => void this.resume());
    // The library gives up where it was told not to come back; these pages do not.
    this.hub.onclose(() => void this.open());
    for (const name of OF_INTERVIEWS) {
      this.hub.on(name, (data: EventData) => this.joined.get(String(data.sessionId))?.onEvent(name, data));
    }
    this.hub.on('interviewChanged', (row: EventData) => this.watcher?.onRow(row));
    this.hub.on('interviewRemoved', (row: EventData) => this.watcher?.onRemoved(String(row.sessionId)));
    // Failed calls say so in their replies too.
    this.hub.on('error', () => {});
  }

  get state(): ConnectionState {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Connects; tries until it works. */
  async open(): Promise<void> {
    for (let attempt = 0; !this.stopped.signal.aborted; attempt++) {
      if (this.hub.state === HubConnectionState.Connected) return;
      try {
        await this.hub.start();
        await this.resume();
        return;
      } catch (failure) {
        if (this.stopped.signal.aborted) return;
        if (isRefusal(failure)) {
          this.become('refused');
          return;
        }
        this.become('offline');
        await delay(pauseFor(attempt + 1), this.stopped.signal).catch(() => {});
      }
    }
  }

  close(): void {
    this.stopped.abort();
    this.become('closed');
    void this.hub.stop();
  }

  /** Brings an interview's events, from the last one known on. Returns what ends it. */
  join(interview: Joined): () => void {
    this.joined.set(interview.sessionId, interview);
    void this.sayJoin(interview);
    return () => {
      if (this.joined.get(interview.sessionId) !== interview) return;
      this.joined.delete(interview.sessionId);
      if (this.hub.state === HubConnectionState.Connected)
        void this.hub.invoke('leaveInterview', { sessionId: interview.sessionId }).catch(() => {});
    };
  }

  /** Brings the changes of the list of interviews. Returns what ends it. */
  watch(watcher: Watcher): () => void {
    this.watcher = watcher;
    void this.sayWatch();
    return () => {
      if (this.watcher !== watcher) return;
      this.watcher = undefined;
      if (this.hub.state === HubConnectionState.Connected) void this.hub.invoke('unwatchInterviews', {}).catch(() => {});
    };
  }

  private async resume(): Promise<void> {
    this.become('connected');
    await Promise.all([this.sayWatch(), ...[...this.joined.values()].map((interview) => this.sayJoin(interview))]);
  }

  private async sayWatch(): Promise<void> {
    const watcher = this.watcher;
    if (!watcher) return;
    await this.insist(
      () => this.watcher === watcher,
      async () => {
        const reply = await this.hub.invoke<Reply>('watchInterviews', { limit: 0 });
        if (reply.success) watcher.onBegin();
        return reply;
      },
    );
  }

  private async sayJoin(interview: Joined): Promise<void> {
    const { sessionId, participantId, name } = interview;
    const reply = await this.insist(
      () => this.joined.get(sessionId) === interview,
      () => this.hub.invoke<Reply>('joinInterview', {
        sessionId, after: interview.after(), ...(participantId && { participantId }), ...(name && { name }),
      }),
    );
    if (reply && !reply.success) interview.onRefused?.(reply.message ?? 'The interview cannot be joined.');
  }

  // A server that starts or stops says "unavailable" for a moment; a connection that is lost joins again when it is back.
  private async insist(isWanted: () => boolean, say: () => Promise<Reply>): Promise<Reply | undefined> {
    for (let attempt = 1; isWanted() && this.hub.state === HubConnectionState.Connected; attempt++) {
      try {
        const reply = await say();
        if (reply.success || (reply.code !== 'unavailable' && reply.code !== 'internal')) return reply;
      } catch {
        // The connection went; its return begins this anew.
        if (this.hub.state !== HubConnectionState.Connected) return undefined;
      }
      await delay(pauseFor(attempt), this.stopped.signal).catch(() => {});
    }
    return undefined;
  }

  private become(state: ConnectionState): void {
    if (this.stopped.signal.aborted && state !== 'closed') return;
    if (this.current === state) return;
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
