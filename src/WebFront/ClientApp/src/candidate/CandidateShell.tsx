import type { ReactNode } from 'react';
import { ThemeToggle } from '../shared/ThemeToggle';

/** What is around a candidate's pages: little. */
export function CandidateShell({ children, tools, wide = false }: { children: ReactNode; tools?: ReactNode; wide?: boolean }): ReactNode {
  return (
    <div className="candidate">
      <a className="skip" href="#main">To the content</a>
      <header className="candidate-top">
        <span className="brand"><img src="/favicon.svg" alt="" />Interview</span>
        <div className="top-end">{tools}<ThemeToggle /></div>
      </header>
      <main id="main" tabIndex={-1} className={wide ? 'candidate-main candidate-talk' : 'candidate-main'}>{children}</main>
    </div>
  );
}
