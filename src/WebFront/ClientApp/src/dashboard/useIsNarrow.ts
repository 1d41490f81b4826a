import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 60rem)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the rows of the list are shown as small cards. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
