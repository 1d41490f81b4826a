import { useEffect, useState, useSyncExternalStore } from 'react';
import type { InterviewStateName, Row } from '../api/types';
import { wordsFor } from '../api/problem';
import { useOperator } from '../session/OperatorSession';
import { InterviewList, type ListSnapshot } from './interviewList';

const NOT_OVER: InterviewStateName[] = ['introduction', 'questioning', 'follow_up', 'concluding', 'waiting'];
const PAGE = 200;
const MOST_PAGES = 10;
/** Read again now and then for good measure. */
const READ_EVERY = 60_000;

export interface Listing extends ListSnapshot {
  isLoaded: boolean;
  failure: string | undefined;
}

/** The interviews that are not over: read once, then as they change; read again when the connection was away. */
export function useInterviewList(): Listing {
  const { api, connection } = useOperator();
  const [list] = useState(() => new InterviewList());
  const [isLoaded, setLoaded] = useState(false);
  const [failure, setFailure] = useState<string>();
  const snapshot = useSyncExternalStore(list.subscribe, list.read);

  useEffect(() => {
    let reading = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      reading.abort();
      const { signal } = (reading = new AbortController());
      list.beginReading();
      const readState = async (state: InterviewStateName): Promise<Row[]> => {
        const rows: Row[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const { items, nextCursor } = await api.list({ state, limit: PAGE, ...(cursor && { cursor }) }, signal);
          rows.push(...items);
          if (!nextCursor) break;
          cursor = nextCursor;
        }
        return rows;
      };
      try {
        const rows = await Promise.all(NOT_OVER.map(readState));
        list.replace(rows.flat());
        setFailure(undefined);
        setLoaded(true);
      } catch (problem) {
        if (!signal.aborted) setFailure(wordsFor(problem));
      }
    };
    // What changes comes from before the reading on, so that nothing is missed between the two.
    const end = connection.watch({
      onRow: (row) => list.change(row as unknown as Row),
      onRemoved: (id) => list.remove(id),
      onBegin: () => {
        clearTimeout(again);
        void read();
        again = setTimeout(readOn, READ_EVERY);
      },
    });
    const readOn = (): void => {
      void read();
      again = setTimeout(readOn, READ_EVERY);
    };
    return () => {
      clearTimeout(again);
      reading.abort();
      end();
    };
  }, [api, connection, list]);

  return { ...snapshot, isLoaded, failure };
}
