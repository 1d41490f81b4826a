import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { wordsFor } from '../api/problem';
import type { InterviewStateName } from '../api/types';
import { isOver } from '../live/conversation';
import { useOperator } from '../session/OperatorSession';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { clock, moment, span, timeLeft } from '../shared/format';
import { Notice } from '../shared/Notice';
import { StateBadge } from '../shared/StateBadge';
import { useNow } from '../shared/useNow';
import { Downloads } from './Downloads';
import type { Interview } from './useInterview';

const reasons = {
  completed: 'went to its end', ended: 'was ended early', time_limit: 'ran out of time', abandoned: 'was left by the candidate',
};

/** Who is interviewed and how it stands, and what can be done with it. */
export function InterviewHead({ interview, state, notes }: { interview: Interview; state: InterviewStateName; notes: string }): ReactNode {
  const { api } = useOperator();
  const status = interview.status!;
  const [asks, setAsks] = useState(false);
  const end = useMutation({ mutationFn: () => api.end(status.sessionId) });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{status.candidateName ?? status.candidateId}</h1>
          <p className="interview-facts small">
            <StateBadge state={state} />
            <span>{status.roomName}</span>
            <Time interview={interview} state={state} />
            {status.consent?.given && <span className="badge badge-good" title={status.consent.text}>Consent given {moment(status.consent.at)}</span>}
            {status.degraded && <span className="badge badge-warn" title="The language model could not be reached for a part of it; the built-in interviewer stood in">Stand-in</span>}
          </p>
        </div>
        <div className="row no-print">
          {isOver(state)
            ? <Downloads record={{ status, turns: interview.conversation.turns, analyses: interview.analyses, plan: interview.plan!, summary: interview.summary, notes }} />
            : <button type="button" className="button button-bad" disabled={end.isPending} onClick={() => setAsks(true)}>End the interview</button>}
        </div>
      </div>
      {end.error && <Notice tone="bad" title="The interview was not ended" onRetry={() => end.mutate()}>{wordsFor(end.error)}</Notice>}
      {asks && (
        <ConfirmDialog title="End this interview?" action="End it" onConfirm={() => end.mutate()} onClose={() => setAsks(false)}>
          The interviewer says goodbye to the candidate at once. What was said so far is kept and summed up. It cannot be started again.
        </ConfirmDialog>
      )}
    </>
  );
}

function Time({ interview, state }: { interview: Interview; state: InterviewStateName }): ReactNode {
  const now = useNow();
  const status = interview.status!;
  if (state === 'waiting') return <span>made {moment(status.createdAt)}{status.timeLimitMinutes && `, ${status.timeLimitMinutes} minutes at most`}</span>;
  if (isOver(state)) {
    const reason = interview.conversation.ended?.reason ?? status.endReason;
    const length = status.startTime && status.endTime ? span(Date.parse(status.endTime) - Date.parse(status.startTime)) : undefined;
    return <span>{reason && reasons[reason]}{status.endTime && `, ${moment(status.endTime)}`}{length && `, ${length} long`}</span>;
  }
  const left = timeLeft(status.startTime, status.timeLimitMinutes, now);
  const asked = state === 'introduction' ? 'Before the first question' : `Question ${Math.min(status.currentQuestionIndex + 1, status.questionCount)} of ${status.questionCount}`;
  return <span className="numbers">{state === 'concluding' ? 'After the last question' : asked}{left !== undefined && ` · ${clock(left)} left`}</span>;
}
