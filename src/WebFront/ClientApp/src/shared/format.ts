const MINUTE = 60_000;

/** A span as a clock shows it: 4:05, 1:02:30. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${String(m).padStart(h > 0 ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`;
  return h > 0 ? `${h}:${tail}` : tail;
}

/** A span as people say it: 0.4 s, 12 s, 3 min 20 s. */
export function span(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The time of day; with the date where it is not today. */
export function moment(time: string | number, now = Date.now()): string {
  const then = new Date(time);
  const isToday = then.toDateString() === new Date(now).toDateString();
  return then.toLocaleString(undefined, {
    ...(!isToday && { day: 'numeric', month: 'short' }), hour: '2-digit', minute: '2-digit',
  });
}

/** Milliseconds until an interview's time is up; undefined before its start. */
export function timeLeft(startTime: string | null, limitMinutes: number | undefined, now: number): number | undefined {
  if (!startTime || !limitMinutes) return undefined;
  return Math.min(limitMinutes * MINUTE, Math.max(0, Date.parse(startTime) + limitMinutes * MINUTE - now));
}

export function initials(name: string): string {
  const parts = name.split(/[\s._@-]+/).filter(Boolean);
  return ((parts[0]?.[0] ?? '?') + (parts.length > 1 ? parts.at(-1)![0]! : '')).toUpperCase();
}
