/** What the server answers when it refuses: RFC 9457 with what older clients read. */
export interface Problem {
  status: number;
  title?: string;
  detail?: string;
  message?: string;
  code?: string;
  state?: string;
  requestId?: string;
  errors?: Record<string, string[]>;
}

/** A call that did not come to what was asked for. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 where there was no answer at all. */
    readonly status: number,
    message: string,
    readonly problem: Problem | undefined = undefined,
    /** Seconds that the server asks to wait. */
    readonly retryAfter: number | undefined = undefined,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** True where the same call may well work a little later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Reads what a refusal says; a proxy's own pages say nothing that helps a person. */
export async function problemOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const problem = isJson ? ((await response.json().catch(() => undefined)) as Problem | undefined) : undefined;
  return new ApiError(response.status, wordsOf(response.status, problem), problem, retryAfter);
}

function wordsOf(status: number, problem: Problem | undefined): string {
  const fields = Object.entries(problem?.errors ?? {}).map(([field, rules]) => `${field} ${rules.join(', ')}`);
  if (fields.length > 0) return `${fields.join('; ')}.`;
  if (problem?.detail) return problem.detail;
  if (status === 429) return 'There were too many requests. Wait a moment and try again.';
  if (status >= 500) return 'The server cannot do this right now. Try again in a moment.';
  return `The server refused this (${status}).`;
}

/** What to show a person for any failure. */
export function wordsFor(failure: unknown): string {
  if (failure instanceof ApiError) return failure.message;
  return failure instanceof Error ? failure.message : String(failure);
}
