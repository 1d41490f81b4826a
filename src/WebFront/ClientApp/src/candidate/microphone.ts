/** A microphone that is open: how loud it is, and recordings of it. */
export class Microphone {
  private readonly context = new AudioContext();
  private readonly analyser = this.context.createAnalyser();
  private readonly samples: Uint8Array<ArrayBuffer>;
  private recorder: MediaRecorder | undefined;
  private pieces: Blob[] = [];

  private constructor(readonly stream: MediaStream) {
    this.analyser.fftSize = 512;
    this.samples = new Uint8Array(this.analyser.fftSize);
    this.context.createMediaStreamSource(stream).connect(this.analyser);
  }

  static async open(deviceId?: string): Promise<Microphone> {
    const audio = { echoCancellation: true, noiseSuppression: true, ...(deviceId && { deviceId: { ideal: deviceId } }) };
    const microphone = new Microphone(await navigator.mediaDevices.getUserMedia({ audio }));
    await microphone.context.resume();
    return microphone;
  }

  get deviceId(): string | undefined {
    return this.stream.getAudioTracks()[0]?.getSettings().deviceId;
  }

  /** How loud it is just now, 0 to 1. */
  level(): number {
    this.analyser.getByteTimeDomainData(this.samples);
    let sum = 0;
    for (const sample of this.samples) sum += ((sample - 128) / 128) ** 2;
    return Math.min(1, Math.sqrt(sum / this.samples.length) * 4);
  }

  record(): void {
    const pieces: Blob[] = [];
    const recorder = new MediaRecorder(this.stream);
    recorder.ondataavailable = (event) => pieces.push(event.data);
    this.recorder = recorder;
    this.pieces = pieces;
    recorder.start(1000);
  }

  /** The recording. */
  finish(): Promise<Blob> {
    const { recorder, pieces } = this;
    if (!recorder || recorder.state === 'inactive') return Promise.resolve(new Blob());
    return new Promise((resolve) => {
      recorder.onstop = () => resolve(new Blob(pieces, { type: recorder.mimeType }));
      recorder.stop();
    });
  }

  close(): void {
    if (this.recorder && this.recorder.state !== 'inactive') this.recorder.stop();
    for (const track of this.stream.getTracks()) track.stop();
    void this.context.close();
  }
}
