/** What a candidate wants to use. */
export interface Devices {
  /** The microphone chosen; undefined for none, which is fine. */
  microphone: string | undefined;
  camera: boolean;
  sound: boolean;
}

export const noDevices: Devices = { microphone: undefined, camera: false, sound: true };

/** Why a microphone or camera could not be had, and what to do. */
export function deviceWords(failure: unknown, device: 'microphone' | 'camera'): string {
  const name = failure instanceof DOMException ? failure.name : '';
  switch (name) {
    case 'NotAllowedError':
      return `Your browser does not let this page use the ${device}. Allow it in the address bar and try again, or go on without.`;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `No ${device} was found. Plug one in and try again, or go on without.`;
    case 'NotReadableError':
      return `Another program is using the ${device}. Close it and try again, or go on without.`;
    default:
      return `The ${device} cannot be used here. You can go on without.`;
  }
}

export const hasMedia = (): boolean => navigator.mediaDevices !== undefined && typeof MediaRecorder !== 'undefined';
