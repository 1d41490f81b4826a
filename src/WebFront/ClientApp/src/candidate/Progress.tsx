import type { ReactNode } from 'react';
import type { Status } from '../api/types';
import { clock, timeLeft } from '../shared/format';
import { useNow } from '../shared/useNow';

const MINUTE = 60_000;
const TOLD_AT = [10, 5, 1];

/** Which question of how many, and how much time is left. */
export function Progress({ status }: { status: Status }): ReactNode {
  const now = useNow();
  const left = timeLeft(status.startTime, status.timeLimitMinutes, now);
  const done = Math.min(status.currentQuestionIndex, status.questionCount);
  const words = wordsFor(status);
  // Told once a minute at most, and only where it matters.
  const minutes = left === undefined ? undefined : Math.ceil(left / MINUTE);
  const told = minutes !== undefined && TOLD_AT.includes(minutes) ? `${minutes === 1 ? 'One minute is' : `${minutes} minutes are`} left.` : '';
  return (
    <div className="progress">
      <div className="progress-words small">
        <span className="numbers">{words}</span>
        {left !== undefined && <span className={left < 2 * MINUTE ? 'numbers progress-short' : 'numbers soft'}>{clock(left)} left</span>}
      </div>
      <div className="meter" role="progressbar" aria-label="Questions answered" aria-valuemin={0} aria-valuemax={status.questionCount} aria-valuenow={done}>
        <span style={{ width: `${(100 * done) / Math.max(1, status.questionCount)}%` }} />
      </div>
      <span className="hidden-visually" role="status">{told}</span>
    </div>
  );
}

function wordsFor(status: Status): string {
  switch (status.state) {
    case 'questioning':
    case 'follow_up':
      return `Question ${status.currentQuestionIndex + 1} of ${status.questionCount}${status.state === 'follow_up' ? ', a follow-up' : ''}`;
    case 'concluding':
      return 'Your questions';
    default:
      return 'Introduction';
  }
}
