import { type ReactNode, useState } from 'react';
import type { Info } from '../api/types';
import { Icon } from '../shared/Icon';
import { CameraCheck } from './CameraCheck';
import { type Devices, hasMedia } from './devices';
import { MicrophoneCheck } from './MicrophoneCheck';
import { SpeakerCheck } from './SpeakerCheck';

/** Whether the candidate can hear and be heard. Nothing here is needed: typing and reading is enough. */
export function DeviceCheck({ info, language, onDone }: {
  info: Info | undefined; language: string; onDone: (devices: Devices) => void;
}): ReactNode {
  const [microphone, setMicrophone] = useState<string>();
  const [camera, setCamera] = useState(false);
  const [sound, setSound] = useState(true);
  const hasRoom = info !== undefined && info.liveKit !== 'in-process';
  const canSpeak = hasMedia() && (hasRoom || info?.transcription !== 'not available');
  return (
    <div className="stack check-page">
      <div>
        <h1>Check your sound</h1>
        <p className="lead">{canSpeak ? 'All of this is optional. You can read and type through the whole interview.' : 'You answer by typing. Check whether you want to hear the interviewer.'}</p>
      </div>
      <SpeakerCheck language={language} sound={sound} onSound={setSound} />
      {canSpeak && <MicrophoneCheck onMicrophone={setMicrophone} />}
      {hasRoom && hasMedia() && <CameraCheck isOn={camera} onCamera={setCamera} />}
      <button type="button" className="button button-main button-large" onClick={() => onDone({ microphone, camera, sound })}>
        <Icon name="check" />Begin the interview
      </button>
    </div>
  );
}
