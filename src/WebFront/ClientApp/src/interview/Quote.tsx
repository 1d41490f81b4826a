import type { ReactNode } from 'react';
import type { Evidence } from '../api/types';

export type OnQuote = (evidence: Evidence) => void;

/** The candidate's own words; a click shows where they stand in the transcript. */
export function Quote({ evidence, onQuote }: { evidence: Evidence; onQuote: OnQuote }): ReactNode {
  return (
    <button type="button" className="quote" onClick={() => onQuote(evidence)} title="Show it in the transcript">
      <q>{evidence.quote}</q>
    </button>
  );
}
