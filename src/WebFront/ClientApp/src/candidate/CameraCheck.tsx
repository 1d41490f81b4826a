import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../shared/Icon';
import { deviceWords } from './devices';

/** Shows the candidate their own picture, if they want to be seen. */
export function CameraCheck({ isOn, onCamera }: { isOn: boolean; onCamera: (isOn: boolean) => void }): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    if (!isOn) return;
    let stream: MediaStream | undefined;
    let isGone = false;
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      (opened) => {
        stream = opened;
        if (isGone) stop();
        else if (video.current) video.current.srcObject = opened;
      },
      (problem: unknown) => {
        setFailure(deviceWords(problem, 'camera'));
        onCamera(false);
      },
    );
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    return () => {
      isGone = true;
      stop();
    };
  }, [isOn, onCamera]);
  return (
    <section className="card check-card" aria-labelledby="camera-title">
      <span className="check-icon"><Icon name="camera" size={24} /></span>
      <div className="stack-small">
        <h2 id="camera-title">Camera</h2>
        <p className="soft small">Only if you want the people in the room to see you. The AI does not look at it.</p>
        {isOn && <video ref={video} autoPlay muted playsInline className="camera" aria-label="Your camera" />}
        <div><button type="button" className="button" onClick={() => { setFailure(undefined); onCamera(!isOn); }}>{isOn ? 'Turn it off' : 'Turn on the camera'}</button></div>
        {failure && <p role="alert" className="wrong small">{failure}</p>}
      </div>
    </section>
  );
}
