import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import { Icon } from '../shared/Icon';
import { Notice } from '../shared/Notice';
import { PushToTalk } from './PushToTalk';
import type { Answering } from './useAnswer';
import { useRecording } from './useRecording';

const LONGEST = 20_000;

/** Where the answer is written or spoken. */
export function Composer({ api, sessionId, language, microphone, canSpeak, answering, isOpen, onSpeaking }: {
  api: CandidateApi;
  sessionId: string;
  language: string;
  microphone: string | undefined;
  canSpeak: boolean;
  answering: Answering;
  /** An answer is awaited. */
  isOpen: boolean;
  /** The candidate begins to speak: nobody else should. */
  onSpeaking: () => void;
}): ReactNode {
  const { draft, setDraft, pending, failure, send } = answering;
  const box = useRef<HTMLTextAreaElement>(null);
  const written = useRef(draft);
  written.current = draft;
  const take = useCallback((words: string) => {
    setDraft([written.current.trim(), words].filter(Boolean).join(' '));
    box.current?.focus();
  }, [setDraft]);
  const recording = useRecording(api, sessionId, language, microphone, take);
  const isSpeaking = recording.state.name === 'opening' || recording.state.name === 'recording';
  useEffect(() => {
    if (isSpeaking) onSpeaking();
  }, [isSpeaking, onSpeaking]);
  useGrowing(box, draft);

  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isOpen) send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        box.current?.focus();
      }}
    >
      {failure && <Notice tone="bad" title="Your answer was not taken">{failure} It is still here: look at it and send it again.</Notice>}
      <label htmlFor="answer" className="hidden-visually">Your answer</label>
      <textarea
        id="answer" ref={box} rows={3} maxLength={LONGEST} value={draft} placeholder={isOpen ? 'Write your answer' : 'The interviewer comes first; you can write ahead'} aria-describedby="answer-hint"
        onChange={(event) => setDraft(event.target.value)} onKeyDown={keyDown}
      />
      <div className="composer-foot">
        {canSpeak && <PushToTalk recording={recording} disabled={!isOpen} />}
        <p id="answer-hint" className="small soft composer-hint">{pending ? 'Sending…' : 'Ctrl + Enter sends'}</p>
        <button type="submit" className="button button-main" disabled={!isOpen || !draft.trim() || isSpeaking || pending !== undefined}>
          <Icon name="send" size={18} />Send
        </button>
      </div>
    </form>
  );
}

// The field is as high as its text, within bounds.
function useGrowing(box: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + 2, window.innerHeight * 0.4)}px`;
  }, [box, text]);
}
