import type { ReactNode } from 'react';
import type { LiveConnection } from '../live/liveConnection';
import { useConnectionState } from '../live/useConversation';

const words = {
  connecting: 'Connecting', connected: 'Live', offline: 'Connection lost, trying again', refused: 'Not allowed', closed: 'Closed',
};

/** Whether what is shown is what is. */
export function ConnectionBadge({ connection }: { connection: LiveConnection }): ReactNode {
  const state = useConnectionState(connection);
  return <span className={`link-state link-state-${state}`} role="status" title={words[state]}>{words[state]}</span>;
}
