import { describe, expect, it } from 'vitest';
import { type Conversation, emptyConversation, hear, isCaughtUp, isThinking } from './conversation';
import type { EventData } from './liveConnection';

const at = (second: number): string => new Date(Date.UTC(2026, 2, 4, 5, 0, second)).toISOString();
const says = (sequence: number, message: string): [string, EventData] =>
  ['aiInterviewerMessage', { sequence, timestamp: at(sequence), message, messageType: 'question', questionId: 'q1' }];
const answers = (sequence: number, message: string): [string, EventData] =>
  ['candidateMessage', { sequence, timestamp: at(sequence), message, questionId: 'q1' }];
const hearAll = (events: [string, EventData][], from: Conversation = emptyConversation): Conversation =>
  events.reduce((conversation, [name, data]) => hear(conversation, name, data), from);

describe('a conversation', () => {
  it('has each event once, however often it comes', () => {
    const once = hearAll([says(1, 'Hello.'), answers(2, 'Hi.')]);
    expect(hearAll([says(1, 'Hello.'), answers(2, 'Hi.')], once)).toBe(once);
    expect(once.turns.map((turn) => turn.text)).toEqual(['Hello.', 'Hi.']);
  });

  it('knows how long each turn took', () => {
    const { turns } = hearAll([says(1, 'Why?'), answers(9, 'Because.'), says(11, 'I see.')]);
    expect(turns.map((turn) => turn.took)).toEqual([undefined, 8000, 2000]);
  });

  it('shows the words while they come and forgets them when they are said', () => {
    let conversation = hearAll([['aiInterviewerDelta', { text: 'Tell ' }], ['aiInterviewerDelta', { text: 'me' }]]);
    expect(conversation.draft).toBe('Tell me');
    conversation = hear(conversation, ...says(3, 'Tell me more.'));
    expect(conversation.draft).toBeUndefined();
  });

  it('begins the words anew where they are void', () => {
    const { draft } = hearAll([['aiInterviewerDelta', { text: 'Wrong' }], ['aiInterviewerDelta', { text: 'Right', reset: true }]]);
    expect(draft).toBe('Right');
  });

  it('is caught up when the newest event of its joining has come', () => {
    const joined: [string, EventData] = ['joinedInterview', { sequence: 0, state: 'questioning', lastSequence: 2 }];
    expect(isCaughtUp(hearAll([joined, says(1, 'Hello.')]))).toBe(false);
    expect(isCaughtUp(hearAll([joined, says(1, 'Hello.'), answers(2, 'Hi.')]))).toBe(true);
  });

  it('waits for the interviewer after an answer, until it is over', () => {
    const answered = hearAll([says(1, 'Why?'), answers(2, 'Because.')]);
    expect(isThinking(answered)).toBe(true);
    expect(isThinking(hear(answered, 'interviewEnded', { sequence: 3, timestamp: at(3), reason: 'ended' }))).toBe(false);
  });

  it('has whoever came and has not gone', () => {
    const { participants } = hearAll([
      ['participantJoined', { sequence: 1, participantId: 'a', name: 'Ann' }],
      ['participantJoined', { sequence: 2, participantId: 'b' }],
      ['participantLeft', { sequence: 3, participantId: 'a' }],
    ]);
    expect(participants).toEqual([{ participantId: 'b', name: null }]);
  });
});
