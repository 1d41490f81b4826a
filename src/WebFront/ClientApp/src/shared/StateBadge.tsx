import type { ReactNode } from 'react';
import type { InterviewStateName } from '../api/types';

const words: Record<InterviewStateName, string> = {
  waiting: 'Waiting',
  introduction: 'Introduction',
  questioning: 'Question',
  follow_up: 'Follow-up',
  concluding: 'Closing',
  completed: 'Completed',
  expired: 'Expired',
};

const tones: Record<InterviewStateName, string> = {
  waiting: '', introduction: 'badge-live', questioning: 'badge-live', follow_up: 'badge-live', concluding: 'badge-live',
  completed: 'badge-good', expired: 'badge-warn',
};

export const stateWords = (state: InterviewStateName): string => words[state] ?? state;

export function StateBadge({ state }: { state: InterviewStateName }): ReactNode {
  return <span className={`badge ${tones[state] ?? ''}`}>{stateWords(state)}</span>;
}
