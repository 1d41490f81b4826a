import { LiveKitRoom, RoomAudioRenderer, StartAudio, useRemoteParticipants } from '@livekit/components-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { wordsFor } from '../api/problem';
import { useOperator } from '../session/OperatorSession';
import { Notice } from '../shared/Notice';

/** Hears what is said in the room, unseen and without a voice of its own. */
export default function ListenIn({ roomName, onEnd }: { roomName: string; onEnd: () => void }): ReactNode {
  const { api } = useOperator();
  const [failure, setFailure] = useState<string>();
  const token = useQuery({
    queryKey: ['observer', roomName],
    queryFn: () => api.observerToken(roomName, `observer-${crypto.randomUUID().slice(0, 8)}`),
    gcTime: 0,
    staleTime: Infinity,
  });
  const words = failure ?? (token.error ? wordsFor(token.error) : undefined);
  return (
    <div className="listening" role="group" aria-label="Listening in">
      {words && <Notice tone="bad" title="Listening in did not work" onRetry={() => { setFailure(undefined); void token.refetch(); }}>{words}</Notice>}
      {token.data && !failure && (
        <LiveKitRoom serverUrl={token.data.url} token={token.data.token} connect audio={false} video={false} onError={(error) => setFailure(error.message)}>
          <RoomAudioRenderer />
          <StartAudio label="Turn the sound on" className="button" />
          <Heard />
        </LiveKitRoom>
      )}
      <button type="button" className="button" onClick={onEnd}>Stop listening</button>
    </div>
  );
}

function Heard(): ReactNode {
  const people = useRemoteParticipants();
  return (
    <ul className="small" aria-label="In the room">
      {people.length === 0 && <li className="soft">Nobody can be heard yet.</li>}
      {people.map((one) => <li key={one.identity} className={one.isSpeaking ? 'speaking' : undefined}>{one.name || one.identity}{one.isSpeaking && ', speaking'}</li>)}
    </ul>
  );
}
