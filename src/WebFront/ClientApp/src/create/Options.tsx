import type { ReactNode } from 'react';
import type { Filled } from './newInterview';

const languages = new Intl.DisplayNames(undefined, { type: 'language' });
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'fi', 'cs', 'tr', 'uk', 'ja', 'ko', 'zh', 'ar', 'hi'];
const ID = '[A-Za-z0-9._:@\\-]{1,128}';

/** Who is interviewed, and how. */
export function Options({ filled, onChange }: { filled: Filled; onChange: (part: Partial<Filled>) => void }): ReactNode {
  return (
    <section className="card create-options" aria-label="Options">
      <div className="field">
        <label htmlFor="name">Candidate's name</label>
        <input id="name" type="text" maxLength={256} autoComplete="off" value={filled.candidateName} onChange={(event) => onChange({ candidateName: event.target.value })} />
      </div>
      <div className="create-pair">
        <div className="field">
          <label htmlFor="count">Questions</label>
          <input id="count" type="number" min={1} max={20} required value={filled.questionCount} onChange={(event) => onChange({ questionCount: event.target.valueAsNumber })} />
        </div>
        <div className="field">
          <label htmlFor="limit">Minutes at most</label>
          <input id="limit" type="number" min={1} max={480} required value={filled.timeLimitMinutes} onChange={(event) => onChange({ timeLimitMinutes: event.target.valueAsNumber })} />
        </div>
      </div>
      <div className="field">
        <label htmlFor="language">Language</label>
        <select id="language" value={filled.language} onChange={(event) => onChange({ language: event.target.value })}>
          {LANGUAGES.map((tag) => <option key={tag} value={tag}>{languages.of(tag) ?? tag}</option>)}
        </select>
      </div>
      <details>
        <summary>More</summary>
        <div className="stack create-more">
          <div className="field">
            <label htmlFor="resume">Resume</label>
            <textarea id="resume" rows={4} maxLength={50_000} value={filled.resume} aria-describedby="resume-hint" onChange={(event) => onChange({ resume: event.target.value })} />
            <p id="resume-hint" className="hint">As text. Questions may refer to it.</p>
          </div>
          <div className="field">
            <label htmlFor="candidate">Candidate id</label>
            <input id="candidate" type="text" pattern={ID} value={filled.candidateId} aria-describedby="candidate-hint" onChange={(event) => onChange({ candidateId: event.target.value })} />
            <p id="candidate-hint" className="hint">As your own system names them; else one is made. Letters, digits and . _ : @ -</p>
          </div>
          <div className="field">
            <label htmlFor="room">Room</label>
            <input id="room" type="text" pattern={ID} value={filled.roomName} aria-describedby="room-hint" onChange={(event) => onChange({ roomName: event.target.value })} />
            <p id="room-hint" className="hint">Where it takes place; else one is made.</p>
          </div>
        </div>
      </details>
    </section>
  );
}
