import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** Says what happened and what to do. */
export function Notice({ tone, title, children, onRetry, retryWords = 'Try again' }: {
  tone: 'info' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
  onRetry?: (() => void) | undefined;
  retryWords?: string;
}): ReactNode {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'info' ? 'note' : 'alert'}>
      <Icon name={tone === 'info' ? 'info' : 'alert'} />
      <div>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
        {onRetry && <button type="button" className="button button-small" onClick={onRetry}>{retryWords}</button>}
      </div>
    </div>
  );
}
