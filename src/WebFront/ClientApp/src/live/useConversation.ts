import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Conversation, emptyConversation, hear } from './conversation';
import type { ConnectionState, LiveConnection } from './liveConnection';

export interface Following {
  conversation: Conversation;
  refused: string | undefined;
}

/** Follows an interview from its first event on. */
export function useConversation(
  connection: LiveConnection, sessionId: string, as?: { participantId: string; name: string | undefined },
): Following {
  const [following, setFollowing] = useState<Following>({ conversation: emptyConversation, refused: undefined });
  const participantId = as?.participantId;
  const name = as?.name;
  useEffect(() => {
    let conversation = emptyConversation;
    // Events that come together are shown together: a long interview is caught up on in one go.
    let frame: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      frame = undefined;
      setFollowing((before) => ({ ...before, conversation }));
    };
    const leave = connection.join({
      sessionId,
      ...(participantId && { participantId }),
      ...(name && { name }),
      after: () => conversation.lastSequence,
      onEvent: (event, data) => {
        conversation = hear(conversation, event, data);
        frame ??= setTimeout(show, 16);
      },
      onRefused: (refused) => setFollowing((before) => ({ ...before, refused })),
    });
    return () => {
      clearTimeout(frame);
      leave();
      setFollowing({ conversation: emptyConversation, refused: undefined });
    };
  }, [connection, sessionId, participantId, name]);
  return following;
}

export function useConnectionState(connection: LiveConnection): ConnectionState {
  return useSyncExternalStore(connection.subscribe, () => connection.state);
}
