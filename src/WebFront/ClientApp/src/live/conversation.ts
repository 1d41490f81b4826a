import type { EndReason, InterviewStateName, MessageType, Participant } from '../api/types';
import type { EventData } from './liveConnection';

/** Something said. */
export interface Turn {
  sequence: number;
  at: number;
  speaker: 'ai' | 'candidate';
  text: string;
  messageType?: MessageType;
  questionId: string | null;
  audioUrl?: string;
  /** Milliseconds since what was said before: how long the answer, or the interviewer's reply to it, took. */
  took: number | undefined;
}

/** An interview as its events tell it. */
export interface Conversation {
  /** The newest event that is in here. */
  lastSequence: number;
  /** The newest event that there was when it was joined: until then it is being caught up on. */
  joinedAt: number | undefined;
  state: InterviewStateName | undefined;
  turns: Turn[];
  participants: Participant[];
  /** The interviewer's words while they come. */
  draft: string | undefined;
  ended: { reason: EndReason } | undefined;
}

export const emptyConversation: Conversation = {
  lastSequence: 0, joinedAt: undefined, state: undefined, turns: [], participants: [], draft: undefined, ended: undefined,
};

/** What an event makes of a conversation. An event that is in it already changes nothing. */
export function hear(before: Conversation, name: string, data: EventData): Conversation {
  if (name === 'joinedInterview')
    return { ...before, state: data.state as InterviewStateName, joinedAt: Number(data.lastSequence) };
  if (name === 'aiInterviewerDelta') return hearDelta(before, data);
  const sequence = data.sequence ?? 0;
  if (sequence <= before.lastSequence) return before;
  return { ...before, ...changeBy(before, name, data), lastSequence: sequence };
}

/** True once everything that was before it was joined is there. */
export const isCaughtUp = (conversation: Conversation): boolean =>
  conversation.joinedAt !== undefined && conversation.lastSequence >= conversation.joinedAt;

/** True while the interviewer owes its words to an answer. */
export const isThinking = (conversation: Conversation): boolean =>
  conversation.ended === undefined && conversation.turns.at(-1)?.speaker === 'candidate';

export const isOver = (state: InterviewStateName | undefined): boolean => state === 'completed' || state === 'expired';

function hearDelta(before: Conversation, data: EventData): Conversation {
  const text = String(data.text ?? '');
  return { ...before, draft: data.reset ? text : (before.draft ?? '') + text };
}

function changeBy(before: Conversation, name: string, data: EventData): Partial<Conversation> {
  switch (name) {
    case 'participantJoined':
      return {
        participants: [
          ...before.participants.filter((one) => one.participantId !== data.participantId),
          { participantId: String(data.participantId), name: (data.name as string | undefined) ?? null },
        ],
      };
    case 'participantLeft':
      return { participants: before.participants.filter((one) => one.participantId !== data.participantId) };
    case 'aiInterviewerMessage':
      return { turns: [...before.turns, turnOf(before, 'ai', data)], draft: undefined };
    case 'candidateMessage':
      return { turns: [...before.turns, turnOf(before, 'candidate', data)], draft: undefined };
    case 'stateChanged':
      return { state: data.state as InterviewStateName };
    case 'interviewEnded':
      return { ended: { reason: data.reason as EndReason }, participants: [], draft: undefined };
    default:
      return {};
  }
}

function turnOf(before: Conversation, speaker: Turn['speaker'], data: EventData): Turn {
  const at = Date.parse(String(data.timestamp));
  const last = before.turns.at(-1);
  return {
    sequence: data.sequence!,
    at,
    speaker,
    text: String(data.message),
    questionId: (data.questionId as string | null | undefined) ?? null,
    took: last && at - last.at,
    ...(data.messageType !== undefined && { messageType: data.messageType as MessageType }),
    ...(data.audioUrl !== undefined && { audioUrl: String(data.audioUrl) }),
  };
}
