import type { Question } from '../api/types';

/** A question being edited; its key stays while it is moved. */
export interface Draft {
  key: string;
  question: Question;
}

export const draftsOf = (plan: readonly Question[]): Draft[] => plan.map((question) => ({ key: question.id!, question }));

export const questionsOf = (drafts: readonly Draft[]): Question[] =>
  drafts.map(({ question: { id, text, type, competency, expected } }) => ({
    ...(id && { id }), text: text.trim(), type, competency: competency.trim(), ...(expected?.trim() && { expected: expected.trim() }),
  }));

/** The list with the one at a place moved up (-1) or down (1). */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(place, 1);
  next.splice(place + by, 0, one!);
  return next;
}
