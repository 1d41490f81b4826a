import { LiveKitRoom, RoomAudioRenderer, StartAudio, TrackToggle, useRemoteParticipants } from '@livekit/components-react';
import { useQuery } from '@tanstack/react-query';
import { ParticipantKind, Track } from 'livekit-client';
import { type ReactNode, useEffect, useState } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import type { Status } from '../api/types';
import type { Devices } from './devices';

/** The sound, and if wanted the picture, of the room on a LiveKit server. The interview goes on without it. */
export default function RoomMedia({ api, status, devices, onAgent }: {
  api: CandidateApi; status: Status; devices: Devices; onAgent: (isThere: boolean) => void;
}): ReactNode {
  const [isDown, setDown] = useState(false);
  const token = useQuery({
    queryKey: ['room', status.roomName],
    queryFn: () => api.roomToken(status.roomName, status.candidateId, status.candidateName ?? status.candidateId),
    gcTime: 0,
    staleTime: Infinity,
  });
  const retry = (): void => {
    setDown(false);
    void token.refetch();
  };
  if (token.error || isDown) {
    return (
      <p className="room-media small soft" role="status">
        The room's sound is not available. The interview goes on without it.
        <button type="button" className="button button-small" onClick={retry}>Try again</button>
      </p>
    );
  }
  if (!token.data) return null;
  const audio = devices.microphone !== undefined && { deviceId: devices.microphone };
  return (
    <LiveKitRoom
      serverUrl={token.data.url} token={token.data.token} connect audio={audio} video={devices.camera} className="room-media"
      onError={() => setDown(true)} onDisconnected={() => setDown(true)} onMediaDeviceFailure={() => setDown(true)}
    >
      <RoomAudioRenderer />
      <StartAudio label="Turn the sound on" className="button button-small" />
      {devices.microphone !== undefined && <TrackToggle source={Track.Source.Microphone} className="button button-small">Microphone in the room</TrackToggle>}
      {devices.camera && <TrackToggle source={Track.Source.Camera} className="button button-small">Camera</TrackToggle>}
      <Agent onAgent={onAgent} />
    </LiveKitRoom>
  );
}

function Agent({ onAgent }: { onAgent: (isThere: boolean) => void }): ReactNode {
  const isThere = useRemoteParticipants().some((one) => one.kind === ParticipantKind.AGENT && one.audioTrackPublications.size > 0);
  useEffect(() => onAgent(isThere), [isThere, onAgent]);
  return null;
}
