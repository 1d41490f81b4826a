import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Icon } from '../shared/Icon';
import { deviceWords } from './devices';
import { LevelMeter } from './LevelMeter';
import { Microphone } from './microphone';

/** Opens the microphone if the candidate wants to speak, and shows that it hears. */
export function MicrophoneCheck({ onMicrophone }: { onMicrophone: (deviceId: string | undefined) => void }): ReactNode {
  const [microphone, setMicrophone] = useState<Microphone>();
  const [others, setOthers] = useState<MediaDeviceInfo[]>([]);
  const [isHeard, setHeard] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => () => microphone?.close(), [microphone]);
  const heard = useCallback(() => setHeard(true), []);

  const open = async (deviceId?: string): Promise<void> => {
    setFailure(undefined);
    setHeard(false);
    try {
      const opened = await Microphone.open(deviceId);
      setMicrophone(opened);
      onMicrophone(opened.deviceId ?? 'default');
      const devices = await navigator.mediaDevices.enumerateDevices();
      setOthers(devices.filter((device) => device.kind === 'audioinput'));
    } catch (problem) {
      setFailure(deviceWords(problem, 'microphone'));
    }
  };
  return (
    <section className="card check-card" aria-labelledby="microphone-title">
      <span className="check-icon"><Icon name="mic" size={24} /></span>
      <div className="stack-small">
        <h2 id="microphone-title">Microphone</h2>
        {!microphone && (
          <>
            <p className="soft small">If you want to answer by speaking. It listens only while you record.</p>
            <div><button type="button" className="button" onClick={() => void open()}>Turn on the microphone</button></div>
          </>
        )}
        {microphone && (
          <>
            <LevelMeter microphone={microphone} onHeard={heard} />
            <p role="status" className="small">{isHeard ? 'You are heard well.' : 'Say something: the bar should move.'}</p>
            {others.length > 1 && (
              <div className="field">
                <label htmlFor="microphone">Which one</label>
                <select id="microphone" value={microphone.deviceId} onChange={(event) => void open(event.target.value)}>
                  {others.map((device, n) => <option key={device.deviceId} value={device.deviceId}>{device.label || `Microphone ${n + 1}`}</option>)}
                </select>
              </div>
            )}
          </>
        )}
        {failure && <p role="alert" className="wrong small">{failure}</p>}
      </div>
    </section>
  );
}
