import { Http } from './http';
import type { Exchanged, Info, RoomToken, Status, Transcription } from './types';

/** An answer is kept and sent until it is known to be on the server's disk. */
const UNTIL_TAKEN = 10 * 60_000;
const PATIENT = 20_000;

/** What a candidate's page asks of the server: of its own interview only. */
export class CandidateApi {
  private readonly http: Http;

  constructor(token: () => string | undefined) {
    this.http = new Http(token);
  }

  info = (): Promise<Info> => this.http.json('/info', { tryFor: PATIENT });

  /** A code is good for one use; under the same key it may be sent again. */
  exchange = (code: string, key: string): Promise<Exchanged> =>
    this.http.json('/invite/exchange', {
      method: 'POST', body: { code }, headers: { 'Idempotency-Key': key }, tryFor: PATIENT,
    });

  status = (id: string): Promise<Status> => this.http.json(`/interview/${id}`, { tryFor: PATIENT });

  /** Tells the server what was agreed to. */
  consent = (id: string, given: boolean, text: string): Promise<unknown> =>
    this.http.json(`/interview/${id}/consent`, { method: 'POST', body: { given, text }, tryFor: PATIENT });

  start = (id: string): Promise<unknown> => this.http.json(`/interview/${id}/start`, { method: 'POST', tryFor: UNTIL_TAKEN });

  /** Returns when the answer is on disk; the interviewer's words come as an event. */
  async respond(id: string, response: string, responseId: string, signal: AbortSignal): Promise<void> {
    await this.http.json(`/interview/${id}/response`, {
      method: 'POST', body: { response, responseId }, headers: { Prefer: 'respond-async' }, tryFor: UNTIL_TAKEN, signal,
    });
  }

  end = (id: string): Promise<unknown> => this.http.json(`/interview/${id}/end`, { method: 'POST', tryFor: PATIENT });

  async transcribe(id: string, audio: Blob, language: string): Promise<Transcription> {
    const form = new FormData();
    form.set('sessionId', id);
    form.set('language', language);
    form.set('file', audio, 'answer');
    return this.http.json('/transcription/audio', { method: 'POST', form, timeout: 120_000, tryFor: 5_000 });
  }

  audio = (url: string): Promise<Blob> => this.http.blob(url);

  roomToken = (roomName: string, identity: string, name: string): Promise<RoomToken> =>
    this.http.json('/livekit/token', { method: 'POST', body: { identity, roomName, name }, tryFor: PATIENT });
}
