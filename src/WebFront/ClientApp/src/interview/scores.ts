import type { Analysis, CompetencyScore, Question } from '../api/types';

/** What counts for a question: the last of its answers that has a score, or else the last one. */
export function countedFor(questionId: string, analyses: readonly Analysis[]): Analysis | undefined {
  const own = analyses.filter((analysis) => analysis.questionId === questionId);
  return own.findLast((analysis) => analysis.score !== null) ?? own.at(-1);
}

/** The competencies of a plan as they stand, by the server's own rule: the mean of what counts for their questions. */
export function competenciesOf(plan: readonly Question[], analyses: readonly Analysis[]): CompetencyScore[] {
  const names = [...new Set(plan.map((question) => question.competency))];
  return names.map((name) => {
    const counted = plan
      .filter((question) => question.competency === name)
      .map((question) => countedFor(question.id!, analyses))
      .filter((analysis) => analysis !== undefined);
    const scores = counted.map((analysis) => analysis.score).filter((score) => score !== null);
    const mean = scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;
    return {
      name,
      score: mean === null ? null : Math.round(mean * 10) / 10,
      evidence: counted.flatMap((analysis) => analysis.evidence),
    };
  });
}
