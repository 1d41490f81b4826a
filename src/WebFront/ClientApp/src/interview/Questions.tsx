import type { ReactNode } from 'react';
import type { Analysis, Question } from '../api/types';
import { type OnQuote, Quote } from './Quote';
import { Score } from './Score';
import { countedFor } from './scores';

export const questionElement = (id: string): string => `question-${id}`;

/** The plan, with what each question's answers showed so far. */
export function Questions({ plan, analyses, currentId, onQuote }: {
  plan: readonly Question[]; analyses: readonly Analysis[]; currentId: string | null | undefined; onQuote: OnQuote;
}): ReactNode {
  return (
    <section className="card">
      <h2>Questions and scores</h2>
      <ol className="questions">
        {plan.map((question) => (
          <PlannedQuestion
            key={question.id} question={question} isOpen={question.id === currentId} onQuote={onQuote}
            analysis={countedFor(question.id!, analyses)}
          />
        ))}
      </ol>
    </section>
  );
}

function PlannedQuestion({ question, analysis, isOpen, onQuote }: {
  question: Question; analysis: Analysis | undefined; isOpen: boolean; onQuote: OnQuote;
}): ReactNode {
  return (
    <li id={questionElement(question.id!)} tabIndex={-1} className={isOpen ? 'question-open' : undefined} aria-current={isOpen ? 'step' : undefined}>
      <div className="question-head">
        <span className="small soft">{question.competency}</span>
        {analysis ? <Score score={analysis.score} /> : isOpen ? <span className="badge badge-live">Now</span> : <span className="badge">To come</span>}
      </div>
      <p>{question.text}</p>
      {analysis && (
        <div className="question-result">
          <p className="small soft">{analysis.reason}</p>
          {analysis.evidence.map((evidence) => <Quote key={`${evidence.sequence}${evidence.quote}`} evidence={evidence} onQuote={onQuote} />)}
          {analysis.missing.length > 0 && <p className="small soft">Missing: {analysis.missing.join('; ')}</p>}
        </div>
      )}
    </li>
  );
}
