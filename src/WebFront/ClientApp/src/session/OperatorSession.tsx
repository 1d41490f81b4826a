import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { OperatorApi } from '../api/operatorApi';
import { ApiError, wordsFor } from '../api/problem';
import type { Whoami } from '../api/types';
import { LiveConnection } from '../live/liveConnection';
import { Notice } from '../shared/Notice';
import { Waiting } from '../shared/Waiting';
import { SignIn } from '../signin/SignIn';
import { keepOperatorKey, operatorKey } from './credentials';

interface Session {
  api: OperatorApi;
  connection: LiveConnection;
  who: Whoami;
  signOut: () => void;
}

const Context = createContext<Session | undefined>(undefined);

export function useOperator(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('Only within OperatorSession.');
  return session;
}

const api = new OperatorApi(operatorKey);

/** Lets those in whom the server knows; others sign in first. A server that is open to its own machine asks for nothing. */
export function OperatorSession({ children }: { children: ReactNode }): ReactNode {
  const [key, setKey] = useState(operatorKey);
  const who = useQuery({ queryKey: ['whoami', key], queryFn: () => api.whoami(), retry: false });
  const isIn = who.data !== undefined && who.data.kind !== 'candidate';
  const connection = useConnection(isIn, key);

  const change = (next: string | undefined): void => {
    keepOperatorKey(next);
    setKey(next);
  };
  const session = useMemo(
    () => (isIn && connection ? { api, connection, who: who.data!, signOut: () => change(undefined) } : undefined),
    [isIn, connection, who.data],
  );

  if (session) return <Context value={session}>{children}</Context>;
  const refused = who.error instanceof ApiError && (who.error.status === 401 || who.error.status === 403);
  if (refused || who.data?.kind === 'candidate')
    return <SignIn onKey={change} wasRefused={key !== undefined} />;
  if (who.error) {
    return (
      <main className="page page-narrow">
        <Notice tone="bad" title="The server does not answer" onRetry={() => void who.refetch()}>{wordsFor(who.error)}</Notice>
      </main>
    );
  }
  return <Waiting what="Connecting" />;
}

function useConnection(isIn: boolean, key: string | undefined): LiveConnection | undefined {
  const [connection, setConnection] = useState<LiveConnection>();
  useEffect(() => {
    if (!isIn) return;
    const opened = new LiveConnection(operatorKey);
    void opened.open();
    setConnection(opened);
    return () => {
      opened.close();
      setConnection(undefined);
    };
  }, [isIn, key]);
  return connection;
}
