// A candidate speaks an answer into a fake microphone, corrects what was understood, and sends it.
// node speech.js BASE KEY WAV
import { check, launch, person, run, say } from './browser.js';
import { beginInterview, inviteLink, makeInterview, replied, sendAnswer, signIn } from './people.js';

const [base, key, wav] = process.argv.slice(2);
const browser = await launch('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${wav}`);
await run(browser, async () => {
  const operator = await person(browser, base);
  await signIn(operator, '/', key);
  await makeInterview(operator, { job: 'Night baker. You bake bread for five shops and keep the ovens clean.', name: 'Ada', questions: 1 });
  const link = await inviteLink(operator);

  const candidate = await person(browser, base, { permissions: ['microphone'] });
  await candidate.goto(link);
  await candidate.getByRole('checkbox').check();
  await candidate.getByRole('button', { name: 'Continue' }).click();
  await candidate.getByRole('button', { name: 'Turn on the microphone' }).click();
  await candidate.getByText('You are heard well.').waitFor();
  await candidate.getByRole('button', { name: 'Begin the interview' }).click();
  await candidate.locator('.said-latest').waitFor();

  const speak = candidate.getByRole('button', { name: 'Speak', exact: true });
  await speak.click();
  await candidate.locator('.talk-record .level').waitFor();
  await candidate.waitForTimeout(1500);
  await candidate.getByRole('button', { name: 'Done speaking' }).click();
  const box = candidate.getByLabel('Your answer');
  await candidate.waitForFunction(() => document.getElementById('answer').value !== '');
  const heard = await box.inputValue();
  check((await candidate.locator('.said-candidate').count()) === 0, 'It was sent before it could be corrected.');
  const sent = heard.replace('nurse', 'baker');
  await sendAnswer(candidate, sent);
  await replied(candidate, 1);
  await operator.locator('.turn-candidate', { hasText: sent }).waitFor();
  check([...operator.troubles, ...candidate.troubles].length === 0, `Troubles: ${[...operator.troubles, ...candidate.troubles].join('\n')}`);
  say({ heard, sent });
});
