import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Analysis, Info, Question, Status, Summary } from '../api/types';
import { type Conversation, isCaughtUp, isOver } from '../live/conversation';
import { useConversation } from '../live/useConversation';
import { useOperator } from '../session/OperatorSession';

export interface Interview {
  status: Status | undefined;
  conversation: Conversation;
  plan: Question[] | undefined;
  analyses: Analysis[];
  summary: Summary | undefined;
  info: Info | undefined;
  failure: Error | undefined;
  summaryFailure: Error | undefined;
  retry: () => void;
}

/** All that a recruiter sees of an interview, kept up to date by its events. */
export function useInterview(id: string): Interview {
  const { api, connection } = useOperator();
  const queries = useQueryClient();
  const { conversation, refused } = useConversation(connection, id);
  const over = isOver(conversation.state);
  const hasBegun = conversation.turns.length > 0;

  const status = useQuery({ queryKey: ['status', id], queryFn: () => api.status(id) });
  const plan = useQuery({ queryKey: ['plan', id], queryFn: () => api.plan(id) });
  const analyses = useQuery({ queryKey: ['analyses', id], queryFn: () => api.analyses(id), enabled: hasBegun });
  const summary = useQuery({ queryKey: ['summary', id], queryFn: () => api.summary(id), enabled: over, staleTime: Infinity });
  const info = useQuery({ queryKey: ['info'], queryFn: api.info, staleTime: Infinity });

  // Each turn of the interviewer may bring a score, and moves the interview on.
  const heard = isCaughtUp(conversation) ? conversation.lastSequence : undefined;
  useEffect(() => {
    if (heard === undefined) return;
    void queries.invalidateQueries({ queryKey: ['status', id] });
    void queries.invalidateQueries({ queryKey: ['analyses', id] });
  }, [queries, id, heard]);

  return {
    status: status.data,
    conversation,
    plan: plan.data?.questions,
    analyses: analyses.data ?? [],
    summary: summary.data,
    info: info.data,
    failure: status.error ?? plan.error ?? (refused ? new Error(refused) : undefined),
    summaryFailure: summary.error ?? undefined,
    retry: () => void queries.invalidateQueries(),
  };
}
