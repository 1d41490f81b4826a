import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import { ApiError, wordsFor } from '../api/problem';
import type { Status } from '../api/types';
import { isOver } from '../live/conversation';
import type { LiveConnection } from '../live/liveConnection';
import { Notice } from '../shared/Notice';
import { Waiting } from '../shared/Waiting';
import { CandidateShell } from './CandidateShell';
import { DeviceCheck } from './DeviceCheck';
import { type Devices, noDevices } from './devices';
import { Goodbye } from './Goodbye';
import { Talk } from './Talk';
import { Welcome } from './Welcome';

export interface RoomProps {
  api: CandidateApi;
  connection: LiveConnection;
  status: Status;
}

/** From the welcome to the goodbye. An interview that runs already is gone on with at once. */
export function InterviewRoom({ api, connection, sessionId }: {
  api: CandidateApi; connection: LiveConnection; sessionId: string;
}): ReactNode {
  const [step, setStep] = useState<'welcome' | 'check' | 'talk'>('welcome');
  const [devices, setDevices] = useState<Devices>(noDevices);
  const status = useQuery({ queryKey: ['own', sessionId], queryFn: () => api.status(sessionId) });
  const info = useQuery({ queryKey: ['info'], queryFn: api.info, staleTime: Infinity });
  useFocusOn(step);

  if (status.error && !status.data) return <CandidateShell><Unreadable failure={status.error} onRetry={() => void status.refetch()} /></CandidateShell>;
  if (!status.data || info.isPending) return <CandidateShell><Waiting what="Opening your interview" /></CandidateShell>;
  const shown = step === 'welcome' && status.data.state !== 'waiting' ? 'talk' : step;
  if (isOver(status.data.state) && step !== 'talk') return <CandidateShell><Goodbye status={status.data} reason={status.data.endReason} /></CandidateShell>;
  if (shown === 'talk')
    return <Talk api={api} connection={connection} status={status.data} info={info.data} devices={devices} onTurn={() => void status.refetch()} />;
  return (
    <CandidateShell>
      {shown === 'welcome'
        ? <Welcome api={api} status={status.data} info={info.data} onDone={() => setStep('check')} />
        : <DeviceCheck info={info.data} language={status.data.language} onDone={(chosen) => { setDevices(chosen); setStep('talk'); }} />}
    </CandidateShell>
  );
}

function useFocusOn(step: string): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus();
  }, [step]);
}

function Unreadable({ failure, onRetry }: { failure: Error; onRetry: () => void }): ReactNode {
  const status = failure instanceof ApiError ? failure.status : 0;
  if (status === 401 || status === 403)
    return <Notice tone="bad" title="Your link is no longer good">Ask the company that invited you for a new one.</Notice>;
  if (status === 404)
    return <Notice tone="bad" title="This interview is no longer there">It was deleted. Ask the company that invited you what to do.</Notice>;
  return <Notice tone="bad" title="Your interview could not be opened" onRetry={onRetry}>{wordsFor(failure)}</Notice>;
}
