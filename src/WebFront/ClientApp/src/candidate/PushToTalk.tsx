import { type ReactNode, useRef } from 'react';
import { clock } from '../shared/format';
import { Icon } from '../shared/Icon';
import { useNow } from '../shared/useNow';
import { LevelMeter } from './LevelMeter';
import type { Recording, RecordingState } from './useRecording';

/** Whoever holds it longer than this wants it to end when they let go. */
const HELD = 600;

/** Records an answer: press and press again, or hold. */
export function PushToTalk({ recording: { state, start, stop, retry }, disabled }: { recording: Recording; disabled: boolean }): ReactNode {
  const pressedAt = useRef<number>(undefined);
  const isRecording = state.name === 'recording' || state.name === 'opening';
  const press = (): void => {
    if (isRecording) return stop();
    pressedAt.current = performance.now();
    start();
  };
  const release = (): void => {
    const held = pressedAt.current !== undefined && performance.now() - pressedAt.current > HELD;
    pressedAt.current = undefined;
    if (held) stop();
  };
  return (
    <div className="talk-record">
      <button
        type="button" className={isRecording ? 'button button-record' : 'button'} disabled={disabled || state.name === 'understanding'}
        aria-pressed={isRecording} onPointerDown={press} onPointerUp={release} onPointerLeave={release}
        onClick={(event) => {
          // From the keyboard there is only a click.
          if (event.detail === 0) (isRecording ? stop : start)();
        }}
      >
        <Icon name="mic" size={18} />{isRecording ? 'Done speaking' : 'Speak'}
      </button>
      {state.name === 'recording' && <Listening state={state} />}
      <p role="status" className="small soft">
        {state.name === 'understanding' && 'Writing down what you said…'}
        {state.name === 'opening' && 'Opening the microphone…'}
      </p>
      {state.name === 'failed' && (
        <p role="alert" className="small wrong">
          {state.words}{' '}
          {state.audio && <button type="button" className="button button-small" onClick={retry}>Try again</button>}
        </p>
      )}
    </div>
  );
}

function Listening({ state }: { state: Extract<RecordingState, { name: 'recording' }> }): ReactNode {
  useNow();
  return (
    <>
      <LevelMeter microphone={state.microphone} />
      <span className="small numbers soft">{clock(performance.now() - state.since)}</span>
    </>
  );
}
