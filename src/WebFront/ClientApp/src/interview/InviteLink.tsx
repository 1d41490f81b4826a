import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { wordsFor } from '../api/problem';
import { useOperator } from '../session/OperatorSession';
import { CopyButton } from '../shared/CopyButton';
import { moment } from '../shared/format';
import { Notice } from '../shared/Notice';

/** The link to send to the candidate. */
export function InviteLink({ sessionId }: { sessionId: string }): ReactNode {
  const { api } = useOperator();
  const invite = useMutation({ mutationFn: () => api.invite(sessionId) });
  return (
    <section className="card no-print">
      <h2>Invite the candidate</h2>
      {!invite.data && (
        <>
          <p className="soft small">The link opens the interview room. It can be used once; a new link voids the one before.</p>
          {invite.error && <Notice tone="bad" title="No link could be made">{wordsFor(invite.error)}</Notice>}
          <button type="button" className="button button-main" disabled={invite.isPending} onClick={() => invite.mutate()}>
            {invite.isPending ? 'Making the link…' : 'Make an invite link'}
          </button>
        </>
      )}
      {invite.data && (
        <div className="field">
          <label htmlFor="invite-url">Invite link</label>
          <input id="invite-url" type="text" readOnly value={invite.data.url} onFocus={(event) => event.target.select()} />
          <p className="hint">Good for one use until {moment(invite.data.expiresAt)}.</p>
          <CopyButton text={invite.data.url} words="Copy the link" />
        </div>
      )}
    </section>
  );
}
