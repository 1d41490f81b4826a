import type { ReactNode } from 'react';

const paths = {
  alert: 'M12 8v5m0 3.500v.01M10.300 3.900 2.400 17.600A2 2 0 0 0 4.100 20.600h15.800a2 2 0 0 0 1.700-3L13.700 3.900a2 2 0 0 0-3.400 0z',
  info: 'M12 11v5m0-8.500v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  check: 'M4.500 12.500 10 18 19.500 7',
  copy: 'M9 9h10.500v11H9zM15 9V4H4.500v11H9',
  download: 'M12 4v11m0 0-4.500-4.500M12 15l4.500-4.500M4.500 19.500h15',
  print: 'M7 9V4h10v5M7 17H4V9.500h16V17h-3M7 14h10v6.500H7z',
  headphones: 'M4 15v-3a8 8 0 0 1 16 0v3M4 14.500h3.500V20H5.500A1.500 1.500 0 0 1 4 18.500zm16 0h-3.500V20h2a1.500 1.500 0 0 0 1.500-1.500z',
  mic: 'M12 14.500a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3',
  speaker: 'M4 9.500v5h3.500L12.500 19V5L7.500 9.500zM16 9a4.500 4.500 0 0 1 0 6m2.500-8.500a8 8 0 0 1 0 11',
  mute: 'M4 9.500v5h3.500L12.500 19V5L7.500 9.500zM16.500 9.500l5 5m0-5-5 5',
  send: 'M4 12 20.500 4.500 14 20.500l-2.500-7z',
  plus: 'M12 5v14M5 12h14',
  up: 'M12 19V5.500m0 0L6 11.500m6-6 6 6',
  down: 'M12 5v13.500m0 0 6-6m-6 6-6-6',
  bin: 'M5 7h14M10 7V4.500h4V7m-7 0 .8 12.500h8.400L17 7',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12 2.500v2m0 15v2M4.500 12h-2m19 0h-2M5.300 5.300l1.400 1.400m10.600 10.600 1.400 1.400m0-13.400-1.400 1.400M6.700 17.300l-1.400 1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  auto: 'M12 3.500a8.500 8.500 0 1 0 0 17zm0 0a8.500 8.500 0 0 1 0 17',
  out: 'M14 4.500H5v15h9M10 12h10.500m0 0-4-4m4 4-4 4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.500 8.500a7.500 7.500 0 0 1 15 0',
  camera: 'M3.500 7h11v10h-11zm11 4 6-3v8l-6-3',
  clock: 'M12 7v5l3.500 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  lock: 'M6 11h12v9H6zm2.500 0V8a3.500 3.500 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words; it says nothing of its own. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
