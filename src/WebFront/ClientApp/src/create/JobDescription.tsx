import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { wordsFor } from '../api/problem';
import { ACCEPTED, readDocument } from './readDocument';

const LONGEST = 50_000;

/** The job description: pasted, typed, or a file dropped onto it. */
export function JobDescription({ text, onText }: { text: string; onText: (text: string) => void }): ReactNode {
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [outcome, setOutcome] = useState<{ words: string; isBad: boolean }>();
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setOutcome({ words: `Reading ${chosen.name}…`, isBad: false });
    try {
      onText((await readDocument(chosen)).slice(0, LONGEST));
      setOutcome({ words: `${chosen.name} was read. Look it through.`, isBad: false });
    } catch (failure) {
      setOutcome({ words: wordsFor(failure), isBad: true });
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="field">
      <label htmlFor="job">Job description</label>
      <div
        className={isOver ? 'drop drop-over' : 'drop'} onDrop={drop} onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
      >
        <textarea
          id="job" rows={13} required maxLength={LONGEST} value={text} aria-describedby="job-hint"
          placeholder="Paste it here, or drop a txt, md, docx or pdf file" onChange={(event) => onText(event.target.value)}
        />
      </div>
      <div className="drop-foot">
        <p id="job-hint" className="hint">The questions are made from it. The more it says about the work, the better they are.</p>
        <button type="button" className="button button-small" onClick={() => file.current?.click()}>Choose a file</button>
        <input
          ref={file} type="file" accept={ACCEPTED} className="hidden-visually" tabIndex={-1} aria-label="Job description file"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <p role="status" className={outcome?.isBad ? 'wrong' : 'hint'}>{outcome?.words}</p>
    </div>
  );
}
