/** Where credentials are: in this tab's session storage, gone when it is closed. */
const OPERATOR = 'interviewing.operator';
const CANDIDATE = 'interviewing.candidate';

export interface CandidateCredential {
  token: string;
  sessionId: string;
}

export const operatorKey = (): string | undefined => sessionStorage.getItem(OPERATOR) ?? undefined;

export function keepOperatorKey(key: string | undefined): void {
  if (key) sessionStorage.setItem(OPERATOR, key);
  else sessionStorage.removeItem(OPERATOR);
}

export function candidateCredential(): CandidateCredential | undefined {
  const kept = sessionStorage.getItem(CANDIDATE);
  return kept ? (JSON.parse(kept) as CandidateCredential) : undefined;
}

export function keepCandidateCredential(credential: CandidateCredential): void {
  sessionStorage.setItem(CANDIDATE, JSON.stringify(credential));
}

/** The interview that a candidate token is for: a claim that anyone can read and only the server can write. */
export function interviewOf(token: string): string | undefined {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { interview?: unknown };
    return typeof claims.interview === 'string' ? claims.interview : undefined;
  } catch {
    return undefined;
  }
}
