import type { Info } from '../api/types';

/** What a candidate agrees to, as it is recorded. */
export function consentWords(info: Info | undefined): string {
  const isModel = info !== undefined && info.interviewer !== 'built-in';
  return 'I know that I talk with an AI interviewer. I agree that what I type and say is written down, scored'
    + `${isModel ? ' with the help of a language model' : ''} and read by the company that invited me. My spoken answers are turned into text; the recordings are not kept.`;
}
