import type { Analysis, Question, Status, Summary } from '../api/types';
import type { Turn } from '../live/conversation';

/** All that is known of an interview, to be taken along. */
export interface InterviewRecord {
  status: Status;
  turns: readonly Turn[];
  analyses: readonly Analysis[];
  plan: readonly Question[];
  summary: Summary | undefined;
  notes: string;
}

export function toJson({ status, turns, analyses, plan, summary, notes }: InterviewRecord): string {
  const transcript = turns.map(({ at, took, ...turn }) => ({ ...turn, timestamp: new Date(at).toISOString(), tookMs: took ?? null }));
  return JSON.stringify({ interview: status, plan, transcript, analyses, summary: summary ?? null, notes: notes || null }, null, 2);
}

const COLUMNS = ['sequence', 'time', 'speaker', 'question', 'competency', 'seconds', 'text', 'score', 'reason', 'evidence', 'missing'];

/** One line for each thing said (RFC 4180). */
export function toCsv({ turns, analyses, plan }: InterviewRecord): string {
  const competencies = new Map(plan.map((question) => [question.id, question.competency]));
  const lines = turns.map((turn) => {
    const analysis = analyses.find((one) => one.sequence === turn.sequence);
    return [
      turn.sequence, new Date(turn.at).toISOString(), turn.speaker, turn.questionId, turn.questionId && competencies.get(turn.questionId),
      turn.took === undefined ? undefined : (turn.took / 1000).toFixed(1), turn.text, analysis?.score, analysis?.reason,
      analysis?.evidence.map((one) => `"${one.quote}"`).join(' '), analysis?.missing.join('; '),
    ];
  });
  return [COLUMNS, ...lines].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

// Spreadsheets run what begins like a formula; an apostrophe makes it a text.
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const recommendationWords: Record<Summary['recommendation'], string> = {
  strong_yes: 'Strong yes', yes: 'Yes', mixed: 'Mixed', no: 'No', insufficient_evidence: 'Not enough evidence',
};

export function toMarkdown({ status, turns, summary, notes }: InterviewRecord): string {
  const name = status.candidateName ?? status.candidateId;
  const parts = [`# Interview of ${line(name)}`, `Room ${line(status.roomName)}, ${status.startTime ?? status.createdAt}`];
  if (summary) parts.push(...summaryParts(summary));
  if (notes) parts.push('## Notes', notes);
  parts.push('## Transcript');
  for (const turn of turns) parts.push(`**${turn.speaker === 'ai' ? 'Interviewer' : line(name)}** (${turn.sequence})`, quoted(turn.text));
  return parts.join('\n\n') + '\n';
}

function summaryParts(summary: Summary): string[] {
  const score = summary.overallScore === null ? 'no score' : `${summary.overallScore} of 5`;
  return [
    `## ${recommendationWords[summary.recommendation]}, ${score}`,
    summary.summary,
    ...summary.competencies.flatMap((one) => [
      `### ${line(one.name)}: ${one.score ?? one.reason ?? 'not scored'}`,
      ...one.evidence.map((evidence) => `${quoted(evidence.quote)}\n>\n> (${evidence.sequence})`),
    ]),
    ...list('Strengths', summary.strengths),
    ...list('To improve', summary.areasForImprovement),
  ];
}

const list = (title: string, items: string[]): string[] =>
  items.length > 0 ? [`## ${title}`, items.map((item) => `- ${line(item)}`).join('\n')] : [];

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/([\\`*_[\]<>#])/g, '\\$1');

// A quote keeps what looks like a heading or a list from being one.
const quoted = (text: string): string => text.split('\n').map((each) => `> ${line(each)}`).join('\n');
