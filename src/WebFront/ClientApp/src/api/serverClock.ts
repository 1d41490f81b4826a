/** Less than this is the precision of the header, and the way here. */
const NOT_WORTH_IT = 2_000;

let ahead = 0;

/** Takes the server's time from an answer: what is left of an interview's time must not hang on this computer's clock. */
export function noteServerTime(date: string | null): void {
  if (!date) return;
  const difference = Date.parse(date) - Date.now();
  ahead = Math.abs(difference) < NOT_WORTH_IT ? 0 : difference;
}

/** The time, as the server has it. */
export const serverNow = (): number => Date.now() + ahead;
