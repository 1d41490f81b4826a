// Interviews over the API, for pages that show many: some wait, some run, some are over.
const jobs = [
  ['icu-nurse', 'ICU nurse, night shift. You monitor ventilated patients, give medication safely and hand over to the day team.'],
  ['baker', 'Night baker. You bake bread, rolls and cakes for five shops and train two apprentices.'],
  ['backend', 'Backend engineer. You build services in C# on Orleans, run them in production and answer for their latency.'],
  ['teacher', 'Maths teacher. You teach classes from ten to eighteen years and talk with parents.'],
];
const names = [
  'Maya Okafor', 'Jonas Weber', 'Léa Fournier', 'Tomasz Nowak', 'Aisha Rahman', 'Diego Morales', 'Hana Sato', 'Oliver Grant', 'Priya Nair',
  'Noah Lindqvist', 'Elif Kaya', 'Sofia Rossi', 'Kwame Mensah', 'Ingrid Dahl', 'Ravi Patel', 'Zoë Jansen',
];
const answers = [
  'I have done this work for six years, the last three of them on nights, and I trained two colleagues.',
  'One night two of us had six patients and one of them got worse. I checked the tube, called the doctor and he was back at 94 percent within four minutes.',
  'We had eleven errors a month. I changed the form so that each line had a box of its own, and after that there was one.',
];

/** Makes so many; every fourth waits and every fourth is over. */
export async function fill(base, key, count) {
  const headers = { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) };
  const post = async (path, body) => {
    const response = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const ids = [];
  for (let n = 0; n < count; n++) {
    const [room, jobDescription] = jobs[n % jobs.length];
    const { sessionId } = await post('/interview', {
      roomName: `${room}-${n}`, candidateId: `candidate-${n}`, candidateName: names[n % names.length], jobDescription, questionCount: 4,
    });
    ids.push(sessionId);
    if (n % 4 === 3) continue;
    await post(`/interview/${sessionId}/start`, {});
    for (let m = 0; m <= n % answers.length; m++) await post(`/interview/${sessionId}/response`, { response: answers[m], responseId: `r${m}` });
    if (n % 4 === 2) await post(`/interview/${sessionId}/end`, {});
  }
  return ids;
}
