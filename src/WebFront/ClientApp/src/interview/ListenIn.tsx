import { LiveKitRoom, RoomAudioRenderer, StartAudio, useRemoteParticipants } from '@livekit/components-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { wordsFor } from '../api/problem';
import { useOperator } from '../session/OperatorSession';
import { Notice } from '../shared/Notice';

/** Hears what is said in the room, unseen and without a voice of its own. */
export default function ListenIn({ roomName, onEnd }: { roomName: string; onEnd: () => void }): ReactNode {
  const { api } = useOperator();
  const [isDown, setDown] = useState(false);
  const token = useQuery({
    queryKey: ['observer', roomName],
    queryFn: () => api.observerToken(roomName, `observer-${crypto.randomUUID().slice(0, 8)}`),
    gcTime: 0,
    staleTime: Infinity,
  });
  const retry = (): void => {
    setDown(false);
    void token.refetch();
  };
  const words = token.error ? wordsFor(token.error) : isDown ? 'The room on the LiveKit server cannot be reached; perhaps it is closed already.' : undefined;
  return (
    <div className="listening" role="group" aria-label="Listening in">
      {words && <Notice tone="bad" title="Listening in did not work" onRetry={retry}>{words}</Notice>}
      {token.data && !words && (
        <LiveKitRoom serverUrl={token.data.url} token={token.data.token} connect audio={false} video={false} onError={() => setDown(true)} onDisconnected={() => setDown(true)}>
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
