import { ApiError, problemOf } from './problem';
import { noteServerTime } from './serverClock';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT';
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** How long to keep trying while the server cannot be reached or is busy. Only for what is safe to repeat. */
  tryFor?: number;
  /** How long one try may take. Default 30 s. */
  timeout?: number;
}

const DEFAULT_TIMEOUT = 30_000;
const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 3_000;

/** Calls of the API with one credential. */
export class Http {
  constructor(private readonly token: () => string | undefined) {}

  async json<T>(path: string, call: Call = {}): Promise<T> {
    return (await (await this.send(path, call)).json()) as T;
  }

  async blob(path: string, call: Call = {}): Promise<Blob> {
    return (await this.send(path, call)).blob();
  }

  /** Sends it, again and again if it may be, until it is answered. */
  async send(path: string, call: Call): Promise<Response> {
    const until = performance.now() + (call.tryFor ?? 0);
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await this.once(path, call);
      } catch (failure) {
        const wait = failure instanceof ApiError && failure.retryAfter ? failure.retryAfter * 1000 : pause;
        const mayRepeat = failure instanceof ApiError && failure.isPassing && performance.now() + wait < until;
        if (!mayRepeat) throw failure;
        await delay(wait, call.signal);
      }
    }
  }

  private async once(path: string, call: Call): Promise<Response> {
    const headers = new Headers(call.headers);
    const token = this.token();
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (call.body !== undefined) headers.set('Content-Type', 'application/json');
    const limit = AbortSignal.timeout(call.timeout ?? DEFAULT_TIMEOUT);
    const response = await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body: call.form ?? (call.body === undefined ? null : JSON.stringify(call.body)),
      signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
    }).catch((failure: unknown) => {
      if (call.signal?.aborted) throw failure;
      throw limit.aborted
        ? new ApiError(0, 'The server took too long to answer. Try again.')
        : new ApiError(0, 'The server cannot be reached. Check your connection; this page tries again by itself.');
    });
    noteServerTime(response.headers.get('Date'));
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

export function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
