import { type ReactNode, useEffect, useRef } from 'react';
import { type Conversation, isThinking } from '../live/conversation';
import { Icon } from '../shared/Icon';
import type { Pending } from './outbox';

/** What was said: the interviewer's newest words large, what was before it above. */
export function Said({ conversation, pending, onAgain }: {
  conversation: Conversation; pending: Pending | undefined; onAgain: () => void;
}): ReactNode {
  const { turns, draft } = conversation;
  const latest = turns.findLast((turn) => turn.speaker === 'ai');
  const end = useRef<HTMLDivElement>(null);
  const isThinkingNow = isThinking(conversation) && !draft;
  useEffect(() => {
    const show = (): void => end.current?.scrollIntoView({ block: 'end' });
    show();
    // A phone's keyboard comes and goes.
    window.addEventListener('resize', show);
    return () => window.removeEventListener('resize', show);
  }, [turns.length, pending, isThinkingNow, draft]);
  return (
    <>
      <ol className="said" aria-label="What was said">
        {turns.map((turn) => (
          <li key={turn.sequence} className={`said-${turn.speaker} ${turn === latest && !draft ? 'said-latest' : ''}`}>
            <span className="hidden-visually">{turn.speaker === 'ai' ? 'Interviewer: ' : 'You: '}</span>
            <p>{turn.text}</p>
            {turn === latest && !isThinkingNow && !draft && (
              <button type="button" className="button button-plain button-small" onClick={onAgain}><Icon name="speaker" size={16} />Say it again</button>
            )}
          </li>
        ))}
        {pending && turns.at(-1)?.text !== pending.text && <li className="said-candidate said-pending"><span className="hidden-visually">You, on its way: </span><p>{pending.text}</p></li>}
        {draft && <li className="said-ai said-latest" aria-hidden="true"><p>{draft}</p></li>}
        {isThinkingNow && <li className="said-thinking small soft"><span className="dots" aria-hidden="true"><i /><i /><i /></span>The interviewer is thinking</li>}
      </ol>
      <div ref={end} className="said-end" />
      <p className="hidden-visually" aria-live="polite">{latest && `Interviewer: ${latest.text}`}</p>
    </>
  );
}
