// How smooth the overview is while it changes: so many running interviews, so many changes a second, the page scrolled all the
// time. node bench.js BASE [KEY] [INTERVIEWS] [CHANGES A SECOND] [SECONDS], against a server that runs on its own.
import { launch, person, say } from './browser.js';
import { signIn } from './people.js';

const [base, key = '', interviews = 1000, changes = 100, seconds = 20] = process.argv.slice(2);
const AT_ONCE = 16;
const headers = { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) };
const post = async (path, body) => (await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
const job = 'ICU nurse, night shift. You monitor ventilated patients, give medication safely and hand over to the day team.';
const words = 'One night one of my patients got worse. I checked the tube, called the doctor, and he was back at 94 percent in four minutes.';

const ids = [];
async function make() {
  while (ids.length < interviews) {
    const n = ids.push(undefined) - 1;
    const { sessionId } = await post('/interview', {
      roomName: `room-${n}`, candidateId: `candidate-${n}`, candidateName: `Candidate ${n}`, jobDescription: job, questionCount: 20,
    });
    await post(`/interview/${sessionId}/start`, {});
    ids[n] = sessionId;
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, make));

// An answer and the interviewer's words to it are one change of the list.
let sent = 0;
let isOn = true;
async function change() {
  const began = performance.now();
  while (isOn) {
    const due = ((performance.now() - began) / 1000) * changes;
    for (; sent < due; sent++) {
      const id = ids[(sent * 7919) % ids.length];
      void post(`/interview/${id}/response`, { response: words, responseId: `r${sent}` }).catch(() => {});
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const browser = await launch();
try {
  const page = await person(browser, base, { reducedMotion: 'no-preference' });
  let received = 0;
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
    received += String(payload).split('"interviewChanged"').length - 1;
  }));
  await signIn(page, '/', key);
  await page.waitForFunction((count) => document.querySelector('.list-row')?.getAttribute('aria-setsize') >= count, interviews);
  const changing = change();
  for (const isScrolled of [false, true]) {
    received = 0;
    const frames = await page.evaluate(measure, { seconds: Number(seconds), isScrolled });
    say({ interviews: Number(interviews), scrolled: isScrolled, changesReceivedPerSecond: Math.round(received / seconds), ...frames });
  }
  isOn = false;
  await changing;
} finally {
  await browser.close();
}

// In the page: the time between frames, while it is scrolled up and down the whole list or not at all.
function measure({ seconds, isScrolled }) {
  return new Promise((resolve) => {
    const times = [];
    const began = performance.now();
    let last = began;
    let speed = 60;
    const frame = (now) => {
      times.push(now - last);
      last = now;
      if (isScrolled) {
        window.scrollBy(0, speed);
        if (window.scrollY <= 0 || window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2) speed = -speed;
      }
      if (now - began < seconds * 1000) requestAnimationFrame(frame);
      else {
        const sorted = times.slice(1).sort((a, b) => a - b);
        const at = (part) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] * 10) / 10;
        resolve({ framesPerSecond: Math.round((sorted.length / seconds) * 10) / 10, frameMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) } });
      }
    };
    requestAnimationFrame(frame);
  });
}
