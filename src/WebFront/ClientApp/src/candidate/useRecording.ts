import { useCallback, useEffect, useRef, useState } from 'react';
import type { CandidateApi } from '../api/candidateApi';
import { wordsFor } from '../api/problem';
import { deviceWords } from './devices';
import { Microphone } from './microphone';

export type RecordingState =
  | { name: 'idle' }
  | { name: 'opening' }
  | { name: 'recording'; microphone: Microphone; since: number }
  | { name: 'understanding' }
  | { name: 'failed'; words: string; audio: Blob | undefined };

const SHORTEST = 400;

export interface Recording {
  state: RecordingState;
  start: () => void;
  stop: () => void;
  /** The same recording once more. */
  retry: () => void;
}

/** Speech becomes words to be looked through; a recording that was not understood yet is not lost. */
export function useRecording(
  api: CandidateApi, sessionId: string, language: string, deviceId: string | undefined, onWords: (words: string) => void,
): Recording {
  const [state, setState] = useState<RecordingState>({ name: 'idle' });
  const current = useRef(state);
  current.current = state;
  const wantsStop = useRef(false);
  useEffect(() => () => {
    if (current.current.name === 'recording') current.current.microphone.close();
  }, []);

  const understand = useCallback(async (audio: Blob): Promise<void> => {
    setState({ name: 'understanding' });
    try {
      const { text } = await api.transcribe(sessionId, audio, language);
      if (text) onWords(text);
      setState(text ? { name: 'idle' } : { name: 'failed', words: 'No words were heard. Move closer to the microphone and try again, or type.', audio: undefined });
    } catch (failure) {
      setState({ name: 'failed', words: `${wordsFor(failure)} Your recording is kept: try again, or type your answer.`, audio });
    }
  }, [api, sessionId, language, onWords]);

  const stop = useCallback(() => {
    wantsStop.current = true;
    const recording = current.current;
    if (recording.name !== 'recording') return;
    const isTooShort = performance.now() - recording.since < SHORTEST;
    void recording.microphone.finish().then((audio) => {
      recording.microphone.close();
      if (isTooShort) setState({ name: 'failed', words: 'That was too short. Press once to begin, and once more when you are done.', audio: undefined });
      else return understand(audio);
    });
  }, [understand]);

  const start = useCallback(() => {
    if (current.current.name !== 'idle' && current.current.name !== 'failed') return;
    wantsStop.current = false;
    setState({ name: 'opening' });
    Microphone.open(deviceId).then(
      (microphone) => {
        if (wantsStop.current) {
          microphone.close();
          setState({ name: 'idle' });
          return;
        }
        microphone.record();
        setState({ name: 'recording', microphone, since: performance.now() });
      },
      (failure: unknown) => setState({ name: 'failed', words: deviceWords(failure, 'microphone'), audio: undefined }),
    );
  }, [deviceId]);

  const retry = useCallback(() => {
    if (current.current.name === 'failed' && current.current.audio) void understand(current.current.audio);
  }, [understand]);

  return { state, start, stop, retry };
}
