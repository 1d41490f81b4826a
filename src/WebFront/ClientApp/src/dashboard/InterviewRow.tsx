import { memo, type ReactNode, useCallback, useEffect, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import type { Row } from '../api/types';
import { clock, initials, moment, timeLeft } from '../shared/format';
import { StateBadge } from '../shared/StateBadge';
import { useNow } from '../shared/useNow';
import { isRunning } from './interviewList';
import type { RowDetails, RowDetailsReader } from './rowDetails';

interface Props {
  row: Row;
  reader: RowDetailsReader;
  place: number;
  count: number;
  top: number;
}

/** One interview of the list. The whole row leads to it; what is read aloud as the link is the name. */
export const InterviewRow = memo(function InterviewRow({ row, reader, place, count, top }: Props): ReactNode {
  const details = useDetails(reader, row);
  const name = row.candidateName ?? row.candidateId;
  return (
    <div className="list-row" role="listitem" aria-posinset={place} aria-setsize={count} style={{ transform: `translateY(${top}px)` }}>
      <div className="list-cells">
        <span className="avatar" aria-hidden="true">{initials(name)}</span>
        <span className="list-who">
          <Link to={`/interviews/${row.sessionId}`} className="list-link">{name}</Link>
          <span className="soft small">{row.roomName}</span>
        </span>
        <span className="list-state"><StateBadge state={row.state} />{row.degraded && <span className="badge badge-warn" title="The built-in interviewer stands in for the language model">Stand-in</span>}</span>
        <Progress row={row} />
        <TimeLeft row={row} details={details} />
        <span className="list-words small">
          {details?.lastWords && <><span className="soft">{details.lastWords.speaker === 'ai' ? 'AI' : 'Candidate'}: </span>{details.lastWords.text}</>}
        </span>
        <Present details={details} />
      </div>
    </div>
  );
});

function useDetails(reader: RowDetailsReader, row: Row): RowDetails | undefined {
  const { sessionId, lastSequence } = row;
  const subscribe = useCallback((listener: () => void) => reader.subscribe(sessionId, listener), [reader, sessionId]);
  // A row that only flies by is not asked about.
  useEffect(() => {
    const timer = setTimeout(() => reader.want(sessionId, lastSequence), 150);
    return () => clearTimeout(timer);
  }, [reader, sessionId, lastSequence]);
  return useSyncExternalStore(subscribe, () => reader.read(sessionId));
}

function Progress({ row }: { row: Row }): ReactNode {
  const done = Math.min(row.currentQuestionIndex + (row.state === 'questioning' || row.state === 'follow_up' ? 1 : 0), row.questionCount);
  return (
    <span className="list-progress small">
      <span className="numbers">{row.state === 'waiting' ? `${row.questionCount} questions` : `Question ${done} of ${row.questionCount}`}</span>
      <span className="meter" aria-hidden="true"><span style={{ width: `${(100 * done) / Math.max(1, row.questionCount)}%` }} /></span>
    </span>
  );
}

function TimeLeft({ row, details }: { row: Row; details: RowDetails | undefined }): ReactNode {
  const now = useNow();
  const left = timeLeft(row.startTime, details?.timeLimitMinutes, now);
  const words = !isRunning(row.state)
    ? `made ${moment(row.createdAt, now)}`
    : left === undefined ? 'running' : `${clock(left)} left`;
  return <span className={`list-time small numbers ${left !== undefined && left < 120_000 && isRunning(row.state) ? 'list-time-short' : ''}`}>{words}</span>;
}

function Present({ details }: { details: RowDetails | undefined }): ReactNode {
  const people = details?.participants.filter((one) => one.participantId !== 'ai-interviewer') ?? [];
  const names = people.map((one) => one.name ?? one.participantId);
  return (
    <span className="list-present" title={names.length > 0 ? `In the room: ${names.join(', ')}` : 'Nobody is in the room'}>
      {names.slice(0, 3).map((name) => <span key={name} className="avatar avatar-small" aria-hidden="true">{initials(name)}</span>)}
      <span className="hidden-visually">{names.length > 0 ? `In the room: ${names.join(', ')}` : 'Nobody is in the room'}</span>
    </span>
  );
}
