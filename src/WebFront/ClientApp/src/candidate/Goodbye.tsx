import { type ReactNode, useEffect } from 'react';
import type { EndReason, Status } from '../api/types';
import { Icon } from '../shared/Icon';

const words: Record<EndReason, string> = {
  completed: 'You answered everything. Thank you for your time and your thoughts.',
  ended: 'The interview was ended early. What you said until then is kept.',
  time_limit: 'The time is up. What you said is kept; you do not need to do anything.',
  abandoned: 'There was no answer for a while, so the interview was closed. What you said is kept. If this was not on purpose, write to the company that invited you.',
};

/** The end, without a hurry. */
export function Goodbye({ status, reason, words: last }: { status: Status; reason: EndReason | null; words?: string | undefined }): ReactNode {
  useEffect(() => {
    document.getElementById('main')?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className="goodbye">
      <span className="goodbye-mark"><Icon name="check" size={34} /></span>
      <h1>That was the interview{status.candidateName && `, ${status.candidateName}`}</h1>
      <p className="lead">{words[reason ?? 'completed']}</p>
      {last && <blockquote className="card">{last}</blockquote>}
      <div className="card stack-small goodbye-next">
        <h2>What happens now</h2>
        <p>People at the company that invited you read what you said and decide. They will write to you.</p>
        <p className="soft">You can close this page.</p>
      </div>
    </div>
  );
}
