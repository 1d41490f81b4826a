import type { ReactNode } from 'react';
import type { CompetencyScore } from '../api/types';
import { type OnQuote, Quote } from './Quote';
import { Score } from './Score';

/** A bar for each competency, from 1 to 5; where quotes can be followed, with those that the score stands on. */
export function CompetencyChart({ competencies, onQuote }: { competencies: CompetencyScore[]; onQuote?: OnQuote }): ReactNode {
  return (
    <ul className="competencies" aria-label="Scores by competency">
      {competencies.map((one) => (
        <li key={one.name}>
          <span className="competency-name">{one.name}</span>
          <span className="competency-bar" aria-hidden="true">
            {one.score !== null && <span style={{ width: `${Math.max(4, ((one.score - 1) / 4) * 100)}%` }} />}
          </span>
          <Score score={one.score} />
          {onQuote && <Evidence competency={one} onQuote={onQuote} />}
        </li>
      ))}
    </ul>
  );
}

function Evidence({ competency: { evidence, reason }, onQuote }: { competency: CompetencyScore; onQuote: OnQuote }): ReactNode {
  return (
    <div className="competency-evidence">
      {evidence.map((one) => <Quote key={`${one.sequence}${one.quote}`} evidence={one} onQuote={onQuote} />)}
      {evidence.length === 0 && <p className="small soft">{reason ?? 'No quote supports a score.'}</p>}
    </div>
  );
}
