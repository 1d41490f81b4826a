import { Http } from './http';
import type {
  Analysis, Created, Info, InterviewStateName, Invite, NewInterview, Page, Plan, Question, RoomToken, Status, Summary, Whoami,
} from './types';

const PATIENT = 20_000;

/** What a recruiter's pages ask of the server. */
export class OperatorApi {
  private readonly http: Http;

  constructor(token: () => string | undefined) {
    this.http = new Http(token);
  }

  whoami = (): Promise<Whoami> => this.http.json('/whoami', { tryFor: 5_000 });

  info = (): Promise<Info> => this.http.json('/info', { tryFor: PATIENT });

  list(query: { state?: InterviewStateName; cursor?: string; limit?: number }, signal?: AbortSignal): Promise<Page> {
    const text = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    return this.http.json(`/interviews?${text}`, { tryFor: PATIENT, ...(signal && { signal }) });
  }

  status = (id: string): Promise<Status> => this.http.json(`/interview/${id}`, { tryFor: PATIENT });

  plan = (id: string): Promise<Plan> => this.http.json(`/interview/${id}/plan`, { tryFor: PATIENT });

  analyses = async (id: string): Promise<Analysis[]> =>
    (await this.http.json<{ analyses: Analysis[] }>(`/interview/${id}/analyses`, { tryFor: PATIENT })).analyses;

  /** Only of an interview that is over; while it is being made, the server asks to wait. */
  summary = (id: string): Promise<Summary> => this.http.json(`/interview/${id}/summary`, { tryFor: 60_000 });

  recent = (id: string, after: number): Promise<{ events: { event: string; data: Record<string, unknown> }[] }> =>
    this.http.json(`/interview/${id}/events?after=${after}`);

  create(interview: NewInterview, key: string): Promise<Created> {
    return this.http.json('/interview', {
      method: 'POST', body: interview, headers: { 'Idempotency-Key': key }, tryFor: PATIENT, timeout: 60_000,
    });
  }

  changePlan = (id: string, questions: Question[]): Promise<Plan> =>
    this.http.json(`/interview/${id}/plan`, { method: 'PUT', body: { questions }, tryFor: PATIENT });

  invite = (id: string): Promise<Invite> => this.http.json(`/interview/${id}/invite`, { method: 'POST', body: {}, timeout: 15_000 });

  end = (id: string): Promise<unknown> => this.http.json(`/interview/${id}/end`, { method: 'POST', tryFor: PATIENT });

  observerToken(roomName: string, identity: string): Promise<RoomToken> {
    return this.http.json('/livekit/token', {
      method: 'POST', body: { identity, roomName, name: 'Observer', role: 'observer' }, tryFor: PATIENT,
    });
  }
}
