/** What goes over the wire: see the OpenAPI document at /openapi/v1.json. Times are ISO 8601, UTC. */

export type InterviewStateName =
  | 'waiting'
  | 'introduction'
  | 'questioning'
  | 'follow_up'
  | 'concluding'
  | 'completed'
  | 'expired';

export type MessageType = 'introduction' | 'question' | 'follow_up' | 'conclusion' | 'farewell';

export type EndReason = 'completed' | 'ended' | 'time_limit' | 'abandoned';

export interface Row {
  sessionId: string;
  roomName: string;
  candidateId: string;
  candidateName: string | null;
  state: InterviewStateName;
  currentQuestionIndex: number;
  questionCount: number;
  createdAt: string;
  startTime: string | null;
  endTime: string | null;
  degraded: boolean;
  lastSequence: number;
}

export interface Page {
  items: Row[];
  nextCursor: string | null;
}

export interface Participant {
  participantId: string;
  name: string | null;
  joinedAt?: string;
}

export interface Consent {
  given: boolean;
  text?: string;
  at: string;
}

export interface Status extends Row {
  language: string;
  endReason: EndReason | null;
  participants: Participant[];
  timeLimitMinutes?: number;
  consent?: Consent | null;
}

export type QuestionType = 'technical' | 'behavioral' | 'situational' | 'experience' | 'motivation' | (string & {});

export interface Question {
  id?: string;
  text: string;
  type: QuestionType;
  competency: string;
  expected?: string | null;
}

export interface Plan {
  questions: Question[];
}

export interface Evidence {
  quote: string;
  sequence: number;
}

export interface Analysis {
  questionId: string | null;
  sequence: number;
  competency: string | null;
  score: number | null;
  reason: string;
  evidence: Evidence[];
  missing: string[];
  model: string;
}

export interface CompetencyScore {
  name: string;
  score: number | null;
  reason?: string;
  evidence: Evidence[];
}

export type Recommendation = 'insufficient_evidence' | 'no' | 'mixed' | 'yes' | 'strong_yes';

export interface Summary {
  summary: string;
  recommendation: Recommendation;
  overallScore: number | null;
  competencies: CompetencyScore[];
  strengths: string[];
  areasForImprovement: string[];
  generatedAt: string;
  model: string;
  degraded: boolean;
  droppedQuotes: number;
}

export interface NewInterview {
  roomName: string;
  candidateId: string;
  jobDescription: string;
  candidateName?: string;
  language?: string;
  questionCount?: number;
  timeLimitMinutes?: number;
  resume?: string;
}

export interface Created {
  sessionId: string;
  roomName: string;
  candidateId: string;
  candidateToken: string;
}

export interface Invite {
  code: string;
  url: string;
  expiresAt: string;
}

export interface Exchanged {
  sessionId: string;
  roomName: string;
  candidateId: string;
  candidateName: string | null;
  language: string;
  state: InterviewStateName;
  candidateToken: string;
  expiresAt: string;
}

export interface Info {
  liveKit: string;
  speech: string;
  transcription: string;
  interviewer: string;
  requireConsent?: boolean;
}

export interface RoomToken {
  token: string;
  url: string;
  room: string;
}

export interface Whoami {
  kind: 'operator' | 'candidate' | 'local';
  name?: string;
  tenant?: string;
}

export interface Transcription {
  text: string;
  language: string | null;
}
