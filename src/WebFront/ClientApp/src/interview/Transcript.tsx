import { type ReactNode, useEffect, useRef } from 'react';
import type { Analysis } from '../api/types';
import { type Conversation, isThinking, type Turn } from '../live/conversation';
import { bringIntoView } from '../shared/bringIntoView';
import { moment, span } from '../shared/format';
import { Score } from './Score';

/** A place in the transcript that somebody wants to see. */
export interface Place {
  sequence: number;
  quote: string;
  /** The same place asked for again is another one. */
  asked: number;
}

/** What was said, as it is said. */
export function Transcript({ conversation, candidate, analyses, place, onScore }: {
  conversation: Conversation;
  candidate: string;
  analyses: readonly Analysis[];
  place: Place | undefined;
  onScore: (questionId: string) => void;
}): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const { turns, draft } = conversation;
  useStayAtEnd(list, `${turns.length}/${draft?.length ?? 0}`);
  useEffect(() => {
    if (!place) return;
    const turn = document.getElementById(turnId(place.sequence));
    bringIntoView(turn?.querySelector('mark'));
    turn?.focus({ preventScroll: true });
  }, [place]);

  return (
    <ol className="transcript" ref={list} aria-label="Transcript">
      {turns.map((turn) => (
        <li key={turn.sequence} id={turnId(turn.sequence)} tabIndex={-1} className={`turn turn-${turn.speaker}`}>
          <TurnHead turn={turn} candidate={candidate} />
          <p className="turn-text">{place?.sequence === turn.sequence ? marked(turn.text, place.quote) : turn.text}</p>
          <AnswerScore analysis={analyses.find((one) => one.sequence === turn.sequence)} onScore={onScore} />
        </li>
      ))}
      {draft !== undefined && draft !== '' && (
        <li className="turn turn-ai turn-draft" aria-hidden="true">
          <div className="turn-head"><strong>AI interviewer</strong><span className="soft small">speaking</span></div>
          <p className="turn-text">{draft}</p>
        </li>
      )}
      {!draft && isThinking(conversation) && <li className="turn turn-ai turn-thinking soft small">The interviewer is thinking…</li>}
    </ol>
  );
}

const turnId = (sequence: number): string => `turn-${sequence}`;

function TurnHead({ turn, candidate }: { turn: Turn; candidate: string }): ReactNode {
  const took = turn.took !== undefined && (turn.speaker === 'candidate' ? `answered in ${span(turn.took)}` : `after ${span(turn.took)}`);
  return (
    <div className="turn-head">
      <strong>{turn.speaker === 'ai' ? 'AI interviewer' : candidate}</strong>
      <time className="soft small numbers" dateTime={new Date(turn.at).toISOString()}>{moment(turn.at)}</time>
      {took && <span className="soft small numbers">{took}</span>}
    </div>
  );
}

function AnswerScore({ analysis, onScore }: { analysis: Analysis | undefined; onScore: (questionId: string) => void }): ReactNode {
  if (!analysis?.questionId) return null;
  const { questionId } = analysis;
  return (
    <button type="button" className="answer-score no-print" onClick={() => onScore(questionId)}>
      <Score score={analysis.score} />
      <span>{analysis.score === null ? 'Not scored' : 'Score'}{analysis.competency && ` · ${analysis.competency}`}</span>
    </button>
  );
}

function marked(text: string, quote: string): ReactNode {
  const at = text.indexOf(quote);
  if (at < 0) return <mark>{text}</mark>;
  return <>{text.slice(0, at)}<mark>{quote}</mark>{text.slice(at + quote.length)}</>;
}

// Whoever reads at the end stays there as it grows; whoever has scrolled up is left alone.
function useStayAtEnd(list: React.RefObject<HTMLOListElement | null>, length: string): void {
  const wasAtEnd = useRef(true);
  useEffect(() => {
    const note = (): void => {
      wasAtEnd.current = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 120;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, []);
  useEffect(() => {
    const isLong = document.documentElement.scrollHeight > window.innerHeight;
    if (wasAtEnd.current && isLong && window.scrollY > 0) window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [length, list]);
}
