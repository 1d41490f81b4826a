/** An answer that the server is not known to have. */
export interface Pending {
  responseId: string;
  text: string;
}

/**
 * Keeps what a candidate has written until the server has it: the text that is being written, and the answer under way with
 * the name that it is sent under, so that a reload neither loses nor doubles it.
 */
export class Outbox {
  constructor(private readonly sessionId: string, private readonly storage: Storage = sessionStorage) {}

  get draft(): string {
    return this.storage.getItem(this.key('draft')) ?? '';
  }

  set draft(text: string) {
    this.put('draft', text);
  }

  get pending(): Pending | undefined {
    const kept = this.storage.getItem(this.key('pending'));
    return kept ? (JSON.parse(kept) as Pending) : undefined;
  }

  /** The text becomes an answer on its way. */
  post(text: string): Pending {
    const pending = { responseId: crypto.randomUUID(), text };
    this.put('pending', JSON.stringify(pending));
    this.draft = '';
    return pending;
  }

  taken(): void {
    this.put('pending', '');
  }

  /** It was refused: it becomes a text again, before what was written since. */
  refused(): string {
    const text = [this.pending?.text, this.draft].filter(Boolean).join('\n');
    this.put('pending', '');
    this.draft = text;
    return text;
  }

  private key(name: string): string {
    return `interviewing.${name}.${this.sessionId}`;
  }

  private put(name: string, value: string): void {
    if (value) this.storage.setItem(this.key(name), value);
    else this.storage.removeItem(this.key(name));
  }
}
