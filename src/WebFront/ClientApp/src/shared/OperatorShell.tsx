import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useOperator } from '../session/OperatorSession';
import { ConnectionBadge } from './ConnectionBadge';
import { Icon } from './Icon';
import { ThemeToggle } from './ThemeToggle';

/** What is around every page of a recruiter. */
export function OperatorShell({ children }: { children: ReactNode }): ReactNode {
  const { connection, who, signOut } = useOperator();
  const main = useFocusAfterNavigation();
  return (
    <>
      <a className="skip" href="#main">To the content</a>
      <header className="top">
        <div className="top-inner">
          <NavLink className="brand" to="/"><img src="/favicon.svg" alt="" /><span>Interviews</span></NavLink>
          <nav aria-label="Pages">
            <NavLink to="/" end>Overview</NavLink>
            <NavLink to="/new">New<span className="on-wide"> interview</span></NavLink>
          </nav>
          <div className="top-end">
            <ConnectionBadge connection={connection} />
            <ThemeToggle />
            {who.kind === 'operator' && (
              <button type="button" className="icon-button" onClick={signOut} aria-label={`Sign out ${who.name ?? ''}`} title={`Sign out ${who.name ?? ''}`}>
                <Icon name="out" />
              </button>
            )}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>{children}</main>
    </>
  );
}

// A new page begins where a screen reader would expect it: at its content.
function useFocusAfterNavigation(): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);
  return main;
}
