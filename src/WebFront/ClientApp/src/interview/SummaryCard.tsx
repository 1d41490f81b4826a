import type { ReactNode } from 'react';
import type { Recommendation, Summary } from '../api/types';
import { CompetencyChart } from './CompetencyChart';
import { recommendationWords } from './exports';
import type { OnQuote } from './Quote';
import { Score } from './Score';

const tones: Record<Recommendation, string> = {
  strong_yes: 'badge-good', yes: 'badge-good', mixed: 'badge-warn', no: 'badge-bad', insufficient_evidence: '',
};

/** The result: what the scores amount to, and what they stand on. */
export function SummaryCard({ summary, onQuote }: { summary: Summary; onQuote: OnQuote }): ReactNode {
  return (
    <section className="card summary" aria-labelledby="summary-title">
      <div className="summary-head">
        <Score score={summary.overallScore} size="large" />
        <div>
          <h2 id="summary-title">Summary</h2>
          <span className={`badge ${tones[summary.recommendation]}`}>{recommendationWords[summary.recommendation]}</span>
        </div>
      </div>
      <p className="summary-words">{summary.summary}</p>
      <CompetencyChart competencies={summary.competencies} onQuote={onQuote} />
      <div className="summary-lists">
        <Points title="Strengths" items={summary.strengths} />
        <Points title="To improve" items={summary.areasForImprovement} />
      </div>
      <p className="small soft">
        Scores are arithmetic on the answers, the recommendation follows from them by a fixed rule. Worded by {summary.model}
        {summary.degraded && ', where the built-in interviewer had to stand in for the language model'}.
        {summary.droppedQuotes > 0 && ` ${summary.droppedQuotes} quotes were dropped because they are not in the transcript.`}
        {' '}A person decides.
      </p>
    </section>
  );
}

function Points({ title, items }: { title: string; items: string[] }): ReactNode {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>
    </div>
  );
}
