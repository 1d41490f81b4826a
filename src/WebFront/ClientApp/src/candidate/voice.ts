/** The browser's own speech; returns when it has ended. Browsers without it say nothing. */
export function say(text: string, language: string): Promise<void> {
  if (!('speechSynthesis' in window)) return Promise.resolve();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  return new Promise((resolve) => {
    utterance.onend = () => resolve();
    utterance.onerror = () => resolve();
    speechSynthesis.speak(utterance);
  });
}

/** Speaks the interviewer's words, one text after the other: the server's audio where there is some, else the browser's own. */
export class Voice {
  private current: HTMLAudioElement | undefined;
  private generation = 0;

  constructor(private readonly load: (url: string) => Promise<Blob>, private readonly language: string) {}

  async speak(text: string, audioUrl: string | undefined): Promise<void> {
    this.stop();
    const mine = this.generation;
    if (audioUrl && (await this.play(audioUrl, mine))) return;
    if (mine === this.generation) await say(text, this.language);
  }

  stop(): void {
    this.generation++;
    this.current?.pause();
    this.current = undefined;
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  }

  // False where it could not be heard, so that the browser's own speech takes its place.
  private async play(audioUrl: string, mine: number): Promise<boolean> {
    try {
      const url = URL.createObjectURL(await this.load(audioUrl));
      if (mine !== this.generation) return true;
      const audio = new Audio(url);
      this.current = audio;
      audio.onended = audio.onpause = () => URL.revokeObjectURL(url);
      await audio.play();
      return true;
    } catch {
      return mine !== this.generation;
    }
  }
}
