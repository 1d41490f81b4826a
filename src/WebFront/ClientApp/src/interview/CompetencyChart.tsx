import type { ReactNode } from 'react';
import type { CompetencyScore } from '../api/types';
import { Score } from './Score';

/** A bar for each competency, from 1 to 5. */
export function CompetencyChart({ competencies }: { competencies: CompetencyScore[] }): ReactNode {
  return (
    <ul className="competencies" aria-label="Scores by competency">
      {competencies.map((one) => (
        <li key={one.name}>
          <span className="competency-name">{one.name}</span>
          <span className="competency-bar" aria-hidden="true">
            {one.score !== null && <span style={{ width: `${Math.max(4, ((one.score - 1) / 4) * 100)}%` }} />}
          </span>
          <Score score={one.score} />
        </li>
      ))}
    </ul>
  );
}
