import { type ReactNode, useState } from 'react';
import { Icon } from '../shared/Icon';
import { say } from './voice';

/** Plays something, so that it is clear whether the interviewer will be heard. */
export function SpeakerCheck({ language, sound, onSound }: { language: string; sound: boolean; onSound: (sound: boolean) => void }): ReactNode {
  const [played, setPlayed] = useState(false);
  const test = (): void => {
    setPlayed(true);
    chime();
    setTimeout(() => say('Hello. This is how the interviewer may sound.', language), 700);
  };
  return (
    <section className="card check-card" aria-labelledby="speaker-title">
      <span className="check-icon"><Icon name="speaker" size={24} /></span>
      <div className="stack-small">
        <h2 id="speaker-title">Speaker</h2>
        <p className="soft small">The interviewer's words are shown and spoken.</p>
        <div className="row">
          <button type="button" className="button" onClick={test}>Play a test sound</button>
          <label className="check"><input type="checkbox" checked={sound} onChange={(event) => onSound(event.target.checked)} /><span>Speak the interviewer's words</span></label>
        </div>
        <p role="status" className="soft small">{played && 'Nothing heard? Turn the volume up, or read instead.'}</p>
      </div>
    </section>
  );
}

function chime(): void {
  const context = new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = 523;
  volume.gain.setValueAtTime(0.15, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.6);
  tone.onended = () => void context.close();
}
