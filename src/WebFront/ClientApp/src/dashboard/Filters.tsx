import type { ReactNode } from 'react';

export type Shown = 'running' | 'waiting' | 'completed' | 'expired';

const names: Record<Shown, string> = { running: 'Running', waiting: 'Waiting', completed: 'Completed', expired: 'Expired' };

/** Which interviews are shown. */
export function Filters({ shown, onShown, search, onSearch, counts }: {
  shown: Shown;
  onShown: (shown: Shown) => void;
  search: string;
  onSearch: (words: string) => void;
  counts: { running: number; waiting: number };
}): ReactNode {
  return (
    <div className="filters" role="search">
      <div className="segments" role="group" aria-label="Shown interviews">
        {(Object.keys(names) as Shown[]).map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => onShown(name)}>
            {names[name]}
            {name in counts && <span className="count numbers">{counts[name as 'running' | 'waiting'].toLocaleString()}</span>}
          </button>
        ))}
      </div>
      {(shown === 'running' || shown === 'waiting') && (
        <input
          type="search" aria-label="Search by name, room or id" placeholder="Search by name, room or id" value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      )}
    </div>
  );
}
