import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { CandidateApi } from '../api/candidateApi';
import { ApiError, wordsFor } from '../api/problem';
import { LiveConnection } from '../live/liveConnection';
import { candidateCredential } from '../session/credentials';
import { Notice } from '../shared/Notice';
import { useTitle } from '../shared/useTitle';
import { Waiting } from '../shared/Waiting';
import './candidate.css';
import { CandidateShell } from './CandidateShell';
import { enter } from './entry';
import { InterviewRoom } from './InterviewRoom';

const token = (): string | undefined => candidateCredential()?.token;
const api = new CandidateApi(token);

/** Where a candidate's link leads. */
export function CandidatePage(): ReactNode {
  useTitle('Your interview');
  const [hash, setHash] = useState(location.hash);
  // A link opened in a tab that is here already only changes what is behind the #.
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  const entry = useQuery({ queryKey: ['entry', hash], queryFn: async () => (await enter(api, hash)) ?? null, staleTime: Infinity });
  const connection = useCandidateConnection(entry.data?.token);
  if (entry.error)
    return <CandidateShell><Refused failure={entry.error} onRetry={() => void entry.refetch()} /></CandidateShell>;
  if (entry.data === null) return <CandidateShell><WithoutLink onCode={(code) => setHash(`#${code}`)} /></CandidateShell>;
  if (!entry.data || !connection) return <CandidateShell><Waiting what="Opening your interview" /></CandidateShell>;
  return <InterviewRoom api={api} connection={connection} sessionId={entry.data.sessionId} />;
}

function useCandidateConnection(credential: string | undefined): LiveConnection | undefined {
  const [connection, setConnection] = useState<LiveConnection>();
  useEffect(() => {
    if (!credential) return;
    const opened = new LiveConnection(token);
    void opened.open();
    setConnection(opened);
    return () => {
      opened.close();
      setConnection(undefined);
    };
  }, [credential]);
  return connection;
}

const reasons: Record<string, string> = {
  invite_used: 'This link has been used already, perhaps in another browser. Go on there, or ask the company for a new link.',
  invite_expired: 'This link is too old. Ask the company that invited you for a new one.',
  invite_revoked: 'This link was replaced or taken back. Look for a newer invitation, or ask the company that invited you.',
  invite_over: 'The interview of this link is over.',
};

function Refused({ failure, onRetry }: { failure: Error; onRetry: () => void }): ReactNode {
  const code = failure instanceof ApiError ? failure.problem?.code : undefined;
  const isUnknown = failure instanceof ApiError && failure.status === 404;
  const mayRetry = !(failure instanceof ApiError) || failure.isPassing;
  return (
    <Notice tone="bad" title="This link does not open an interview" onRetry={mayRetry ? onRetry : undefined}>
      {(code && reasons[code]) ?? (isUnknown ? 'It is not complete. Open it just as it was sent to you.' : wordsFor(failure))}
    </Notice>
  );
}

function WithoutLink({ onCode }: { onCode: (code: string) => void }): ReactNode {
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = text.trim().split('#').at(-1);
    if (code) onCode(code);
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h1>Your interview</h1>
      <p className="soft">Open the link in your invitation, or paste the link or its code here.</p>
      <div className="field">
        <label htmlFor="code">Link or code</label>
        <input id="code" type="text" autoComplete="off" required value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div><button type="submit" className="button button-main">Open</button></div>
    </form>
  );
}
