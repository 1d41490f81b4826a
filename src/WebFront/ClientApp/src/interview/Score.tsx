import type { ReactNode } from 'react';

/** A score of 1 to 5 as a figure on its ground; a dash where there is none. */
export function Score({ score, size = 'small' }: { score: number | null; size?: 'small' | 'large' }): ReactNode {
  const tone = score === null ? 'none' : score >= 3.5 ? 'good' : score >= 2.5 ? 'middle' : 'low';
  return (
    <span className={`score score-${tone} score-${size} numbers`}>
      {score === null ? <span aria-label="no score">–</span> : <>{score}<span className="hidden-visually"> of 5</span></>}
    </span>
  );
}
