import type { CandidateApi } from '../api/candidateApi';
import { candidateCredential, type CandidateCredential, interviewOf, keepCandidateCredential } from '../session/credentials';

const KEY = 'interviewing.exchange';

/** What the address says behind the #: a code to be exchanged, a token, or nothing. */
export function wantedBy(hash: string): { code?: string; token?: string } {
  const text = decodeURIComponent(hash.replace(/^#/, ''));
  if (text.startsWith('token=')) return { token: text.slice('token='.length) };
  return text ? { code: text } : {};
}

/**
 * Finds out which interview a candidate is here for. What was in the address is out of it afterwards, and of the browser's
 * history; after a reload the interview is known from this tab's own storage.
 */
export async function enter(api: CandidateApi, hash: string): Promise<CandidateCredential | undefined> {
  const { code, token } = wantedBy(hash);
  if (token) {
    const sessionId = interviewOf(token);
    if (!sessionId) throw new Error('This link is damaged: it must be opened just as it was sent.');
    return keep({ token, sessionId });
  }
  if (code) {
    const { candidateToken, sessionId } = await api.exchange(code, keyOf(code));
    return keep({ token: candidateToken, sessionId });
  }
  return candidateCredential();
}

function keep(credential: CandidateCredential): CandidateCredential {
  keepCandidateCredential(credential);
  sessionStorage.removeItem(KEY);
  history.replaceState(history.state, '', location.pathname);
  return credential;
}

// A code is good once: if its answer is lost on the way, the same request must be known as the same.
function keyOf(code: string): string {
  const kept = sessionStorage.getItem(KEY)?.split(' ');
  if (kept?.[0] === code) return kept[1]!;
  const key = crypto.randomUUID();
  sessionStorage.setItem(KEY, `${code} ${key}`);
  return key;
}
