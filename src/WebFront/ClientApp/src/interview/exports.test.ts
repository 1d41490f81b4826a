import { describe, expect, it } from 'vitest';
import type { Status } from '../api/types';
import { type InterviewRecord, toCsv, toJson, toMarkdown } from './exports';

const record: InterviewRecord = {
  status: { sessionId: 's', candidateId: 'c', candidateName: 'Zoë *Bold*', roomName: 'r', createdAt: '2026-03-04T05:00:00Z', startTime: null } as Status,
  plan: [{ id: 'q1', text: 'Why?', type: 'behavioral', competency: 'Care, night' }],
  turns: [
    { sequence: 2, at: 0, speaker: 'ai', text: 'Why?', questionId: 'q1', took: undefined },
    { sequence: 3, at: 4500, speaker: 'candidate', text: '=SUM(A1)\nI said "stop".', questionId: 'q1', took: 4500 },
  ],
  analyses: [{ questionId: 'q1', sequence: 3, competency: 'Care, night', score: 4, reason: 'Specific.', evidence: [{ quote: 'I said', sequence: 3 }], missing: ['a', 'b'], model: 'm' }],
  summary: undefined,
  notes: '',
};

describe('a CSV', () => {
  const lines = toCsv(record).split('\r\n');

  it('has a head and a line for each thing said', () => {
    expect(lines[0]).toBe('sequence,time,speaker,question,competency,seconds,text,score,reason,evidence,missing');
    expect(lines).toHaveLength(4);
  });

  it('quotes what would break a line', () => {
    expect(lines[1]).toBe('2,1970-01-01T00:00:00.000Z,ai,q1,"Care, night",,Why?,,,,');
    expect(lines[2]).toContain(',4,Specific.,"""I said""",a; b');
  });

  it('never begins a cell like a formula', () => {
    expect(lines[2]).toContain(',4.5,"\'=SUM(A1)\nI said ""stop"".",');
  });
});

describe('JSON', () => {
  it('has everything, with times as the API has them', () => {
    const parsed = JSON.parse(toJson(record)) as { transcript: { timestamp: string; tookMs: number }[]; analyses: unknown[] };
    expect(parsed.transcript[1]).toMatchObject({ timestamp: '1970-01-01T00:00:04.500Z', tookMs: 4500 });
    expect(parsed.analyses).toHaveLength(1);
  });
});

describe('Markdown', () => {
  it('shows words as words, not as formatting', () => {
    const text = toMarkdown({ ...record, turns: [{ ...record.turns[0]!, text: '# Not a heading\n*b*' }] });
    expect(text).toContain('# Interview of Zoë \\*Bold\\*');
    expect(text).toContain('> \\# Not a heading\n> \\*b\\*');
  });
});
