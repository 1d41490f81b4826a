import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Row } from '../api/types';
import { Empty } from '../shared/Empty';
import { span } from '../shared/format';
import { Icon } from '../shared/Icon';
import { Notice } from '../shared/Notice';
import { useNow } from '../shared/useNow';
import { useTitle } from '../shared/useTitle';
import { Waiting } from '../shared/Waiting';
import './dashboard.css';
import { Filters, type Shown } from './Filters';
import { Finished } from './Finished';
import { finishedOf, slicesOf } from './history';
import { groupOf } from './interviewList';
import { TimeChart } from './TimeChart';
import { useHistory } from './useHistory';
import { useInterviewList } from './useInterviewList';
import { VirtualList } from './VirtualList';

/** All interviews: those that run, as they run, and those that are over. */
export function Dashboard(): ReactNode {
  useTitle('Overview');
  const listing = useInterviewList();
  const [shown, setShown] = useState<Shown>('running');
  const [search, setSearch] = useState('');
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Interviews</h1>
          <p>What happens right now, as it happens.</p>
        </div>
        <Link className="button button-main" to="/new"><Icon name="plus" size={18} />New interview</Link>
      </div>
      <Figures counts={listing.counts} isLoaded={listing.isLoaded} />
      <section className="card list-card" aria-label="List of interviews">
        <Filters shown={shown} onShown={setShown} search={search} onSearch={setSearch} counts={listing.counts} />
        {shown === 'completed' || shown === 'expired'
          ? <Finished key={shown} state={shown} />
          : <Running listing={listing} shown={shown} search={search} />}
      </section>
    </div>
  );
}

function Running({ listing, shown, search }: {
  listing: ReturnType<typeof useInterviewList>; shown: 'running' | 'waiting'; search: string;
}): ReactNode {
  const words = useDeferredValue(search.trim().toLowerCase());
  const rows = useMemo(
    () => listing.rows.filter((row) => isOf(row, shown) && (words === '' || textOf(row).includes(words))),
    [listing.rows, shown, words],
  );
  if (!listing.isLoaded && listing.failure) return <Notice tone="bad" title="The list could not be read">{listing.failure} It is read again as soon as the connection is back.</Notice>;
  if (!listing.isLoaded) return <Waiting what="Reading the list" />;
  if (rows.length > 0) return <VirtualList rows={rows} label={shown === 'running' ? 'Running interviews' : 'Interviews that wait for their candidate'} />;
  if (words) return <Empty title="Nothing fits the search">Names, rooms and ids are searched.</Empty>;
  return shown === 'running'
    ? <Empty title="No interview is running">When a candidate starts one, you see it here at once.</Empty>
    : <Empty title="No interview is waiting" link="/new" linkWords="Make one">Make one and send its link to the candidate.</Empty>;
}

// One that just ended stays where it was for a moment.
const isOf = (row: Row, shown: 'running' | 'waiting'): boolean => {
  const group = groupOf(row.state);
  return group === shown || (group === 'over' && shown === (row.startTime ? 'running' : 'waiting'));
};

const textOf = (row: Row): string => `${row.candidateName ?? ''} ${row.candidateId} ${row.roomName} ${row.sessionId}`.toLowerCase();

function Figures({ counts, isLoaded }: { counts: { running: number; waiting: number }; isLoaded: boolean }): ReactNode {
  const history = useHistory();
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const slices = useMemo(() => slicesOf(history ?? [], minute), [history, minute]);
  const finished = useMemo(() => finishedOf(history ?? [], minute), [history, minute]);
  return (
    <section className="figures" aria-label="Figures">
      <dl className="figures-list">
        <Figure name="Running" value={isLoaded ? counts.running : undefined} />
        <Figure name="Waiting for the candidate" value={isLoaded ? counts.waiting : undefined} />
        <Figure name="Finished, last 8 hours" value={history && finished.count} />
        <Figure name="Mean length" value={history && (finished.meanLength === undefined ? '–' : span(finished.meanLength))} />
      </dl>
      <TimeChart slices={slices} />
    </section>
  );
}

function Figure({ name, value }: { name: string; value: number | string | undefined }): ReactNode {
  return (
    <div>
      <dt className="small soft">{name}</dt>
      <dd className="numbers">{value === undefined ? '…' : typeof value === 'number' ? value.toLocaleString() : value}</dd>
    </div>
  );
}
