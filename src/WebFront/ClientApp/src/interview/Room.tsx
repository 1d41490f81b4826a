import { lazy, type ReactNode, Suspense, useState } from 'react';
import { initials } from '../shared/format';
import { Icon } from '../shared/Icon';
import type { Interview } from './useInterview';

const ListenIn = lazy(() => import('./ListenIn'));

/** Who is there; and, where LiveKit carries the room, its sound. */
export function Room({ interview: { status, conversation, info } }: { interview: Interview }): ReactNode {
  const [isListening, setListening] = useState(false);
  const hasSound = info !== undefined && info.liveKit !== 'in-process';
  return (
    <section className="card no-print">
      <h2>In the room</h2>
      {conversation.participants.length === 0
        ? <p className="soft small">Nobody yet.</p>
        : (
          <ul className="people">
            {conversation.participants.map((one) => (
              <li key={one.participantId}><span className="avatar avatar-small" aria-hidden="true">{initials(one.name ?? one.participantId)}</span>{one.name ?? one.participantId}</li>
            ))}
          </ul>
        )}
      {hasSound && !isListening && <button type="button" className="button" onClick={() => setListening(true)}><Icon name="headphones" size={18} />Listen in</button>}
      {hasSound && isListening && (
        <Suspense fallback={<p className="soft small" role="status">Connecting to the room…</p>}>
          <ListenIn roomName={status!.roomName} onEnd={() => setListening(false)} />
        </Suspense>
      )}
      {info && !hasSound && <p className="soft small room-hint">Listening in needs a LiveKit server; this one has none.</p>}
    </section>
  );
}
