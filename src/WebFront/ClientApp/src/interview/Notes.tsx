import type { ReactNode } from 'react';

export function Notes({ notes, onNotes }: { notes: string; onNotes: (text: string) => void }): ReactNode {
  return (
    <section className={notes ? 'card' : 'card no-print'}>
      <h2 id="notes-title">Notes</h2>
      <div className="field">
        <textarea rows={5} aria-labelledby="notes-title" aria-describedby="notes-hint" value={notes} onChange={(event) => onNotes(event.target.value)} />
        <p id="notes-hint" className="hint no-print">Only for you: kept in this browser, never sent to the server.</p>
      </div>
    </section>
  );
}
