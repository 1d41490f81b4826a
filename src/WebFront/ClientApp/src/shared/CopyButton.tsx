import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from './Icon';

/** Copies a text and says that it did. */
export function CopyButton({ text, words }: { text: string; words: string }): ReactNode {
  const [outcome, setOutcome] = useState<'done' | 'failed'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), 2_500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(() => setOutcome('done'), () => setOutcome('failed'));
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <Icon name={outcome === 'done' ? 'check' : 'copy'} size={18} />
      <span aria-live="polite">{outcome === 'done' ? 'Copied' : outcome === 'failed' ? 'Select and copy it yourself' : words}</span>
    </button>
  );
}
