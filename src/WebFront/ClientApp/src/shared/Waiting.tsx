import { type ReactNode, useEffect, useState } from 'react';

/** That something is under way; after a while, that it takes longer than it should. */
export function Waiting({ what }: { what: string }): ReactNode {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 8_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="waiting" role="status">
      <span className="waiting-mark" aria-hidden="true" />
      <span>{isLong ? `${what} takes longer than usual. It is still being tried; check your connection.` : `${what}…`}</span>
    </div>
  );
}
