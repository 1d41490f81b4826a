import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { wordsFor } from '../api/problem';
import type { Row } from '../api/types';
import { useOperator } from '../session/OperatorSession';
import { initials, moment, span } from '../shared/format';
import { Empty } from '../shared/Empty';
import { Notice } from '../shared/Notice';
import { StateBadge } from '../shared/StateBadge';
import { Waiting } from '../shared/Waiting';

const PAGE = 20;

/** The interviews that are over, a page at a time. */
export function Finished({ state }: { state: 'completed' | 'expired' }): ReactNode {
  const { api } = useOperator();
  // The cursors of the pages up to this one; the first page has none.
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const cursor = cursors.at(-1);
  const page = useQuery({
    queryKey: ['finished', state, cursor],
    queryFn: ({ signal }) => api.list({ state, limit: PAGE, ...(cursor && { cursor }) }, signal),
    placeholderData: keepPreviousData,
  });
  if (page.error)
    return <Notice tone="bad" title="The list could not be read" onRetry={() => void page.refetch()}>{wordsFor(page.error)}</Notice>;
  if (!page.data) return <Waiting what="Reading the list" />;
  if (page.data.items.length === 0 && cursors.length === 1)
    return <Empty title={state === 'completed' ? 'No interview is finished yet' : 'No interview ran out of time'}>They come here by themselves.</Empty>;
  return (
    <>
      <ul className="finished" aria-label="Finished interviews">
        {page.data.items.map((row) => <FinishedRow key={row.sessionId} row={row} />)}
      </ul>
      <nav className="pager" aria-label="Pages of finished interviews">
        <button type="button" className="button" disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>Newer</button>
        <span className="soft small" aria-live="polite">Page {cursors.length}</span>
        <button type="button" className="button" disabled={!page.data.nextCursor} onClick={() => setCursors([...cursors, page.data.nextCursor!])}>Older</button>
      </nav>
    </>
  );
}

function FinishedRow({ row }: { row: Row }): ReactNode {
  const name = row.candidateName ?? row.candidateId;
  return (
    <li>
      <div className="list-cells finished-cells">
        <span className="avatar" aria-hidden="true">{initials(name)}</span>
        <span className="list-who"><Link to={`/interviews/${row.sessionId}`} className="list-link">{name}</Link><span className="soft small">{row.roomName}</span></span>
        <span className="list-state"><StateBadge state={row.state} /></span>
        <span className="small numbers">{Math.min(row.currentQuestionIndex, row.questionCount)} of {row.questionCount} questions</span>
        <span className="small soft numbers">{row.startTime && row.endTime ? span(Date.parse(row.endTime) - Date.parse(row.startTime)) : 'never started'}</span>
        <span className="small soft numbers">{row.endTime && moment(row.endTime)}</span>
      </div>
    </li>
  );
}
