import { expect, it } from 'vitest';
import type { Analysis, Question } from '../api/types';
import { competenciesOf, countedFor } from './scores';

const scored = (questionId: string, sequence: number, score: number | null): Analysis =>
  ({ questionId, sequence, score, competency: null, reason: '', evidence: [], missing: [], model: 'm' });
const plan = ['q1', 'q2', 'q3'].map((id, n): Question => ({ id, text: id, type: 'technical', competency: n < 2 ? 'Care' : 'Calm' }));

it('a question counts with the last of its answers that has a score', () => {
  expect(countedFor('q1', [scored('q1', 1, 2), scored('q1', 2, 4), scored('q1', 3, null)])?.score).toBe(4);
  expect(countedFor('q1', [scored('q1', 1, null)])?.sequence).toBe(1);
  expect(countedFor('q1', [])).toBeUndefined();
});

it('a competency is the mean of its questions, one decimal; without a score there is none', () => {
  const competencies = competenciesOf(plan, [scored('q1', 1, 3), scored('q2', 2, 4), scored('q3', 3, null)]);
  expect(competencies.map(({ name, score }) => [name, score])).toEqual([['Care', 3.5], ['Calm', null]]);
});
