import { useState } from 'react';

const keyOf = (sessionId: string): string => `interviewing.notes.${sessionId}`;

/** A recruiter's notes on an interview. They are kept in this browser and nowhere else. */
export function useNotes(sessionId: string): [string, (text: string) => void] {
  const [notes, setNotes] = useState(() => localStorage.getItem(keyOf(sessionId)) ?? '');
  const keep = (text: string): void => {
    setNotes(text);
    if (text) localStorage.setItem(keyOf(sessionId), text);
    else localStorage.removeItem(keyOf(sessionId));
  };
  return [notes, keep];
}
