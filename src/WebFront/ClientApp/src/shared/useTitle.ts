import { useEffect } from 'react';

/** The title of the document. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Interviews`;
  }, [title]);
}
