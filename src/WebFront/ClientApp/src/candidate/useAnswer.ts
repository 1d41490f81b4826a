import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import { wordsFor } from '../api/problem';
import { Outbox, type Pending } from './outbox';

export interface Answering {
  draft: string;
  setDraft: (text: string) => void;
  /** The answer on its way; undefined when there is none. */
  pending: Pending | undefined;
  failure: string | undefined;
  send: () => void;
}

/** The candidate's answer from the first letter until the server has it on disk. */
export function useAnswer(api: CandidateApi, sessionId: string): Answering {
  const outbox = useMemo(() => new Outbox(sessionId), [sessionId]);
  const [draft, show] = useState(outbox.draft);
  const [pending, setPending] = useState(outbox.pending);
  const [failure, setFailure] = useState<string>();
  const latest = useRef(draft);
  latest.current = draft;

  const setDraft = useCallback((text: string) => {
    outbox.draft = text;
    setFailure(undefined);
    show(text);
  }, [outbox]);

  // Also what was on its way when the page was left.
  useEffect(() => {
    if (!pending) return;
    const stopped = new AbortController();
    api.respond(sessionId, pending.text, pending.responseId, stopped.signal).then(
      () => {
        outbox.taken();
        setPending(undefined);
      },
      (problem: unknown) => {
        if (stopped.signal.aborted) return;
        show(outbox.refused());
        setPending(undefined);
        setFailure(wordsFor(problem));
      },
    );
    return () => stopped.abort();
  }, [api, sessionId, outbox, pending]);

  const send = useCallback(() => {
    const text = latest.current.trim();
    if (!text || outbox.pending) return;
    setFailure(undefined);
    setPending(outbox.post(text));
    show('');
  }, [outbox]);

  return { draft, setDraft, pending, failure, send };
}
