import type { ReactNode } from 'react';
import type { Question } from '../api/types';
import { Icon } from '../shared/Icon';
import type { Draft } from './planDraft';

const types = { behavioral: 'Behaviour', technical: 'Knowledge', situational: 'Situation', experience: 'Experience', motivation: 'Motivation' };

/** One question of the plan, to be edited. */
export function PlannedQuestionFields({ draft: { key, question }, place, count, onChange, onMove, onRemove }: {
  draft: Draft;
  place: number;
  count: number;
  onChange: (question: Question) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}): ReactNode {
  const which = `question ${place + 1}`;
  return (
    <li data-draft={key}>
      <span className="plan-number numbers" aria-hidden="true">{place + 1}</span>
      <div className="plan-fields">
        <textarea aria-label={`Words of ${which}`} rows={2} maxLength={1000} value={question.text} onChange={(event) => onChange({ ...question, text: event.target.value })} />
        <div className="plan-small">
          <input type="text" aria-label={`Competency of ${which}`} placeholder="What it is meant to show" maxLength={128} value={question.competency} onChange={(event) => onChange({ ...question, competency: event.target.value })} />
          <select aria-label={`Kind of ${which}`} value={question.type} onChange={(event) => onChange({ ...question, type: event.target.value })}>
            {Object.entries(types).map(([type, words]) => <option key={type} value={type}>{words}</option>)}
          </select>
        </div>
        <details>
          <summary className="small soft">What a good answer shows</summary>
          <textarea aria-label={`What a good answer to ${which} shows`} rows={2} maxLength={2000} value={question.expected ?? ''} onChange={(event) => onChange({ ...question, expected: event.target.value })} />
        </details>
      </div>
      <div className="plan-buttons">
        <button type="button" className="icon-button" disabled={place === 0} onClick={() => onMove(-1)} aria-label={`Move ${which} up`}><Icon name="up" size={18} /></button>
        <button type="button" className="icon-button" disabled={place === count - 1} onClick={() => onMove(1)} aria-label={`Move ${which} down`}><Icon name="down" size={18} /></button>
        <button type="button" className="icon-button" onClick={onRemove} aria-label={`Remove ${which}`}><Icon name="bin" size={18} /></button>
      </div>
    </li>
  );
}
