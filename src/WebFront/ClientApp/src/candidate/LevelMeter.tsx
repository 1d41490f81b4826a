import { type ReactNode, useEffect, useRef } from 'react';
import type { Microphone } from './microphone';

/** How loud the microphone hears, drawn past React: sixty times a second. */
export function LevelMeter({ microphone, onHeard }: { microphone: Microphone; onHeard?: () => void }): ReactNode {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = 0;
    let heard = false;
    const draw = (): void => {
      const level = microphone.level();
      if (bar.current) bar.current.style.width = `${Math.round(level * 100)}%`;
      if (!heard && level > 0.12) {
        heard = true;
        onHeard?.();
      }
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [microphone, onHeard]);
  return <div className="meter level" aria-hidden="true"><span ref={bar} /></div>;
}
