import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Where there is nothing yet: what would be here, and the way on. */
export function Empty({ title, children, link, linkWords }: {
  title: string; children?: ReactNode; link?: string; linkWords?: string;
}): ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {link && <Link className="button button-main" to={link}>{linkWords}</Link>}
    </div>
  );
}
