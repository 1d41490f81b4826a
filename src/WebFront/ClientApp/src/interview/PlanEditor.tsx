import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { wordsFor } from '../api/problem';
import type { Question } from '../api/types';
import { useOperator } from '../session/OperatorSession';
import { Icon } from '../shared/Icon';
import { Notice } from '../shared/Notice';
import { PlannedQuestionFields } from './PlannedQuestionFields';
import { type Draft, draftsOf, moved, questionsOf } from './planDraft';

const MOST = 20;

/** The questions before the start: worded, ordered, added, taken away. */
export function PlanEditor({ sessionId, plan }: { sessionId: string; plan: Question[] }): ReactNode {
  const { api } = useOperator();
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState(() => draftsOf(plan));
  const [isChanged, setChanged] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<string>();
  useEffect(() => {
    if (focused) list.current?.querySelector<HTMLElement>(`[data-draft="${focused}"] textarea`)?.focus();
  }, [focused]);

  const change = (next: Draft[]): void => {
    setDrafts(next);
    setChanged(true);
  };
  const save = useMutation({
    mutationFn: () => api.changePlan(sessionId, questionsOf(drafts)),
    onSuccess: (saved) => {
      setDrafts(draftsOf(saved.questions));
      setChanged(false);
      queries.setQueryData(['plan', sessionId], saved);
    },
  });
  const add = (): void => {
    const draft: Draft = { key: crypto.randomUUID(), question: { text: '', type: 'behavioral', competency: '' } };
    change([...drafts, draft]);
    setFocused(draft.key);
  };
  const isWhole = drafts.length > 0 && drafts.every(({ question }) => question.text.trim() && question.competency.trim());

  return (
    <section className="card" aria-labelledby="plan-title">
      <h2 id="plan-title">Plan of questions</h2>
      <p className="soft small">The interviewer asks these in this order, in its own words, and follows up where an answer is thin. You can change them until the candidate starts.</p>
      <ol className="plan" ref={list}>
        {drafts.map((draft, place) => (
          <PlannedQuestionFields
            key={draft.key} draft={draft} place={place} count={drafts.length}
            onChange={(question) => change(drafts.map((one) => (one.key === draft.key ? { ...one, question } : one)))}
            onMove={(by) => change(moved(drafts, place, by))}
            onRemove={() => change(drafts.filter((one) => one.key !== draft.key))}
          />
        ))}
      </ol>
      {save.error && <Notice tone="bad" title="The questions were not saved">{wordsFor(save.error)}</Notice>}
      <div className="plan-actions">
        <button type="button" className="button" disabled={drafts.length >= MOST} onClick={add}><Icon name="plus" size={18} />Add a question</button>
        <span className="soft small" role="status">
          {save.isPending ? 'Saving…' : isChanged ? (isWhole ? 'Not saved yet' : 'Each question needs words and a competency') : save.isSuccess ? 'Saved' : ''}
        </span>
        <button type="button" className="button button-main" disabled={!isChanged || !isWhole || save.isPending} onClick={() => save.mutate()}>Save the questions</button>
      </div>
    </section>
  );
}
