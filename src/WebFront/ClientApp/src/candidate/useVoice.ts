import { useEffect, useMemo, useRef } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import type { Turn } from '../live/conversation';
import { Voice } from './voice';

/** Speaks each new word of the interviewer once, also over a reload. */
export function useVoice(api: CandidateApi, sessionId: string, language: string, turn: Turn | undefined, isOn: boolean): Voice {
  const voice = useMemo(() => new Voice(api.audio, language), [api, language]);
  const key = `interviewing.spoken.${sessionId}`;
  const spoken = useRef(Number(sessionStorage.getItem(key) ?? 0));
  useEffect(() => {
    if (!turn || turn.sequence <= spoken.current) return;
    spoken.current = turn.sequence;
    sessionStorage.setItem(key, String(turn.sequence));
    if (isOn) void voice.speak(turn.text, turn.audioUrl);
  }, [turn, isOn, voice, key]);
  useEffect(() => {
    if (!isOn) voice.stop();
  }, [isOn, voice]);
  useEffect(() => () => voice.stop(), [voice]);
  return voice;
}
