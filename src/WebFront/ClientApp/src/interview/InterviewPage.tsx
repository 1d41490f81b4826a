import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { ApiError, wordsFor } from '../api/problem';
import type { Evidence } from '../api/types';
import { isOver } from '../live/conversation';
import { bringIntoView } from '../shared/bringIntoView';
import { Empty } from '../shared/Empty';
import { Notice } from '../shared/Notice';
import { useTitle } from '../shared/useTitle';
import { Waiting } from '../shared/Waiting';
import { CompetencyChart } from './CompetencyChart';
import './interview.css';
import { InterviewHead } from './InterviewHead';
import { InviteLink } from './InviteLink';
import { Notes } from './Notes';
import { PlanEditor } from './PlanEditor';
import { questionElement, Questions } from './Questions';
import { Room } from './Room';
import { competenciesOf } from './scores';
import { SummaryCard } from './SummaryCard';
import { type Place, Transcript } from './Transcript';
import { type Interview, useInterview } from './useInterview';
import { useNotes } from './useNotes';

/** One interview: before it starts its plan, then what is said as it is said, at the end what came of it. */
export function InterviewPage(): ReactNode {
  const { id } = useParams();
  return <OneInterview key={id} id={id!} />;
}

function OneInterview({ id }: { id: string }): ReactNode {
  const interview = useInterview(id);
  const { status, failure } = interview;
  useTitle(status ? `Interview of ${status.candidateName ?? status.candidateId}` : 'Interview');
  if (failure instanceof ApiError && failure.status === 404)
    return <div className="page"><Empty title="There is no such interview" link="/" linkWords="To the overview">It may have been erased.</Empty></div>;
  if (!status && failure)
    return <div className="page page-narrow"><Notice tone="bad" title="The interview could not be read" onRetry={interview.retry}>{wordsFor(failure)}</Notice></div>;
  if (!status || !interview.plan) return <Waiting what="Reading the interview" />;
  return <Shown id={id} interview={interview} />;
}

function Shown({ id, interview }: { id: string; interview: Interview }): ReactNode {
  const { conversation, analyses, summary, summaryFailure } = interview;
  const status = interview.status!;
  const plan = interview.plan!;
  const [notes, setNotes] = useNotes(id);
  const [place, setPlace] = useState<Place>();
  const state = conversation.state ?? status.state;
  const showQuote = ({ sequence, quote }: Evidence): void => setPlace({ sequence, quote, asked: Date.now() });
  const showQuestion = (questionId: string): void => {
    const element = document.getElementById(questionElement(questionId));
    bringIntoView(element);
    element?.focus({ preventScroll: true });
  };
  const currentId = isOver(state) ? undefined : conversation.turns.findLast((turn) => turn.speaker === 'ai')?.questionId;

  return (
    <div className="page">
      <InterviewHead interview={interview} state={state} notes={notes} />
      {summaryFailure && <Notice tone="bad" title="The summary could not be read" onRetry={interview.retry}>{wordsFor(summaryFailure)}</Notice>}
      {isOver(state) && conversation.turns.length > 0 && !summary && !summaryFailure && <Waiting what="The summary is being made" />}
      {summary && <SummaryCard summary={summary} onQuote={showQuote} />}
      <div className="interview">
        <div className="stack interview-main">
          {state === 'waiting'
            ? <PlanEditor sessionId={id} plan={plan} />
            : (
              <section className="card" aria-labelledby="transcript-title">
                <h2 id="transcript-title">Transcript</h2>
                <Transcript conversation={conversation} candidate={status.candidateName ?? status.candidateId} analyses={analyses} place={place} onScore={showQuestion} />
              </section>
            )}
        </div>
        <aside className="stack interview-side" aria-label="About the interview">
          {!isOver(state) && <Room interview={interview} />}
          {state === 'waiting' && <InviteLink sessionId={id} />}
          {state !== 'waiting' && !summary && (
            <section className="card">
              <h2>Competencies so far</h2>
              <CompetencyChart competencies={competenciesOf(plan, analyses)} />
            </section>
          )}
          {state !== 'waiting' && <Questions plan={plan} analyses={analyses} currentId={currentId} onQuote={showQuote} />}
          <Notes notes={notes} onNotes={setNotes} />
        </aside>
      </div>
    </div>
  );
}
