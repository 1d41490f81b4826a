import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import { wordsFor } from '../api/problem';
import type { Info, Status } from '../api/types';
import { Icon } from '../shared/Icon';
import { Notice } from '../shared/Notice';
import { consentWords } from './consent';

/** What will happen, and that the interviewer is an AI; the candidate agrees to it before anything else. */
export function Welcome({ api, status, info, onDone }: {
  api: CandidateApi; status: Status; info: Info | undefined; onDone: () => void;
}): ReactNode {
  const [agrees, setAgrees] = useState(false);
  const words = consentWords(info);
  const agree = useMutation({ mutationFn: () => api.consent(status.sessionId, true, words), onSuccess: onDone });
  const minutes = status.timeLimitMinutes;
  return (
    <div className="stack welcome">
      <div>
        <h1>Welcome{status.candidateName && `, ${status.candidateName}`}</h1>
        <p className="lead">You are invited to an interview with an AI interviewer. Take a moment to read what will happen.</p>
      </div>
      <ul className="card welcome-points">
        <li><Icon name="info" /><div><strong>You talk with an AI.</strong> It introduces itself, asks {status.questionCount === 1 ? 'one question' : `${status.questionCount} questions`} about the work, and follows up on what you say. At the end you can ask questions of your own.</div></li>
        <li><Icon name="clock" /><div><strong>Take your time.</strong> {minutes ? `The whole interview takes at most ${minutes} minutes.` : 'There is no hurry.'} Nobody minds a pause for thought.</div></li>
        <li><Icon name="mic" /><div><strong>Type or speak, as you like.</strong> You see what was understood of your speech and can correct it before it is sent.</div></li>
        <li><Icon name="person" /><div><strong>People decide.</strong> What you say is scored with quotes from your own words as evidence. Your face, voice or mood are not judged. Recruiters read everything and decide.</div></li>
        <li><Icon name="lock" /><div><strong>Nothing gets lost.</strong> If your connection breaks or you close this page by mistake, open it again and go on where you were.</div></li>
      </ul>
      <div className="card consent">
        <label className="check">
          <input type="checkbox" checked={agrees} onChange={(event) => setAgrees(event.target.checked)} />
          <span>{words}</span>
        </label>
        {info?.requireConsent && <p className="soft small">Without your agreement the interview cannot begin. You can take it back at any time by ending the interview.</p>}
        {agree.error && <Notice tone="bad" title="This could not be recorded" onRetry={() => agree.mutate()}>{wordsFor(agree.error)}</Notice>}
        <button type="button" className="button button-main button-large" disabled={!agrees || agree.isPending} onClick={() => agree.mutate()}>Continue</button>
      </div>
    </div>
  );
}
