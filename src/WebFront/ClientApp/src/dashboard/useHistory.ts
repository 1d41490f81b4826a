import { useQuery } from '@tanstack/react-query';
import type { Row } from '../api/types';
import { useOperator } from '../session/OperatorSession';
import { HOURS } from './history';

const PAGE = 200;
const MOST_PAGES = 10;
const REFRESHED_EVERY = 30_000;

/** The interviews made in the last hours, over or not; the newest two thousand where there are more. */
export function useHistory(): Row[] | undefined {
  const { api } = useOperator();
  const { data } = useQuery({
    queryKey: ['history'],
    refetchInterval: REFRESHED_EVERY,
    queryFn: async ({ signal }) => {
      const since = Date.now() - HOURS * 3_600_000;
      const rows: Row[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, nextCursor } = await api.list({ limit: PAGE, ...(cursor && { cursor }) }, signal);
        rows.push(...items);
        if (!nextCursor || Date.parse(items.at(-1)!.createdAt) < since) break;
        cursor = nextCursor;
      }
      return rows;
    },
  });
  return data;
}
