import { useMutation } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { wordsFor } from '../api/problem';
import type { Info } from '../api/types';
import { isCaughtUp, isThinking } from '../live/conversation';
import { useConnectionState, useConversation } from '../live/useConversation';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { Icon } from '../shared/Icon';
import { Notice } from '../shared/Notice';
import { Waiting } from '../shared/Waiting';
import { CandidateShell } from './CandidateShell';
import { Composer } from './Composer';
import { type Devices, hasMedia } from './devices';
import { Goodbye } from './Goodbye';
import type { RoomProps } from './InterviewRoom';
import { Progress } from './Progress';
import { Said } from './Said';
import { useAnswer } from './useAnswer';
import { useVoice } from './useVoice';

const RoomMedia = lazy(() => import('./RoomMedia'));

/** The interview itself. */
export function Talk({ api, connection, status, info, devices, onTurn }: RoomProps & {
  info: Info | undefined; devices: Devices; onTurn: () => void;
}): ReactNode {
  const { sessionId, candidateId, candidateName, language } = status;
  const { conversation, refused } = useConversation(connection, sessionId, { participantId: candidateId, name: candidateName ?? undefined });
  const connected = useConnectionState(connection);
  const answering = useAnswer(api, sessionId);
  const start = useMutation({ mutationFn: () => api.start(sessionId) });
  const [sound, setSound] = useState(devices.sound);
  const [asks, setAsks] = useState(false);
  const end = useMutation({ mutationFn: () => api.end(sessionId) });

  // Starting what is started already says the same words again.
  const { mutate: begin } = start;
  useEffect(() => {
    if (status.state === 'waiting') begin();
  }, [begin, status.state]);

  const latest = conversation.turns.findLast((turn) => turn.speaker === 'ai');
  const hasAgent = useHasVoiceInRoom(info, devices);
  const voice = useVoice(api, sessionId, language, latest, sound && !hasAgent.isSpeaking);
  const quiet = useCallback(() => voice.stop(), [voice]);
  const heard = latest?.sequence;
  useEffect(() => {
    if (heard !== undefined) onTurn();
    // Only what was heard asks anew how the interview stands.
  }, [heard]);

  if (conversation.ended)
    return <CandidateShell><Goodbye status={status} reason={conversation.ended.reason} words={latest?.text} /></CandidateShell>;
  const failure = start.error ? wordsFor(start.error) : refused;
  const isOpen = latest !== undefined && latest.messageType !== 'farewell' && !isThinking(conversation) && answering.pending === undefined;
  return (
    <CandidateShell
      wide
      tools={(
        <>
          <button type="button" className="icon-button" aria-pressed={sound} onClick={() => setSound(!sound)} title={sound ? 'Do not speak the words' : 'Speak the words'} aria-label="Speak the interviewer's words"><Icon name={sound ? 'speaker' : 'mute'} /></button>
          <button type="button" className="button button-small" onClick={() => setAsks(true)}>End</button>
        </>
      )}
    >
      <h1 className="hidden-visually">Interview</h1>
      <Progress status={status} />
      {connected === 'offline' && <Notice tone="warn" title="The connection is lost">It is being tried again. You can go on writing: nothing is lost, and your answer is sent when the connection is back.</Notice>}
      {connected === 'refused' && <Notice tone="bad" title="Your link is no longer good">Ask the company that invited you for a new one.</Notice>}
      {failure && <Notice tone="bad" title="The interview cannot go on" onRetry={() => (start.error ? begin() : location.reload())}>{failure}</Notice>}
      {end.error && <Notice tone="bad" title="The interview was not ended" onRetry={() => end.mutate()}>{wordsFor(end.error)}</Notice>}
      {!latest && !failure && <Waiting what="The interviewer is coming" />}
      <Said conversation={conversation} pending={answering.pending} onAgain={() => latest && void voice.speak(latest.text, latest.audioUrl)} />
      {latest && (
        <Composer
          api={api} sessionId={sessionId} language={language} microphone={devices.microphone} answering={answering} isOpen={isOpen}
          canSpeak={hasMedia() && info?.transcription !== 'not available'} onSpeaking={quiet}
        />
      )}
      {hasAgent.room && isCaughtUp(conversation) && (
        <Suspense fallback={null}>
          <RoomMedia api={api} status={status} devices={devices} onAgent={hasAgent.setSpeaking} />
        </Suspense>
      )}
      {asks && (
        <ConfirmDialog title="End the interview?" action="End it" onConfirm={() => end.mutate()} onClose={() => setAsks(false)}>
          What you have said so far is kept and read by the company. The interview cannot be gone on with afterwards.
        </ConfirmDialog>
      )}
    </CandidateShell>
  );
}

// Where an agent speaks in the room itself, the page does not say the same words again.
function useHasVoiceInRoom(info: Info | undefined, devices: Devices): { room: boolean; isSpeaking: boolean; setSpeaking: (is: boolean) => void } {
  const [isSpeaking, setSpeaking] = useState(false);
  const hasRoom = info !== undefined && info.liveKit !== 'in-process' && hasMedia();
  return { room: hasRoom && (devices.sound || devices.microphone !== undefined || devices.camera), isSpeaking, setSpeaking };
}
