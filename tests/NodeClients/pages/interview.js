// An operator makes an interview, a candidate goes through it, the operator watches; in the middle the server goes away and
// comes back. node interview.js BASE KEY, then a line on the standard input when the server is back.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { check, launch, person, run, say } from './browser.js';
import { beginInterview, inviteLink, makeInterview, replied, sendAnswer, signIn } from './people.js';

const [base, key] = process.argv.slice(2);
const job = readFileSync(new URL('../../Data/icu-nurse/job.md', import.meta.url), 'utf8');
const { introduction, answers } = JSON.parse(readFileSync(new URL('../../Data/icu-nurse/strong.json', import.meta.url), 'utf8'));
const lines = createInterface({ input: process.stdin });
const told = () => new Promise((resolve) => lines.once('line', resolve));

const browser = await launch();
await run(browser, async () => {
  const operator = await person(browser, base);
  const candidate = await person(browser, base);

  await signIn(operator, '/', key);
  const id = await makeInterview(operator, { job, name: 'Maya Okafor', questions: 3 });
  await changePlan(operator);
  const link = await inviteLink(operator);
  say({ interview: id });

  await beginInterview(candidate, link);
  check(!candidate.url().includes('#'), 'The code stays in the address.');
  await operator.getByText('Consent given').waitFor();
  await sees(operator, await candidate.locator('.said-latest p').innerText());
  await operator.locator('.people li', { hasText: 'Maya Okafor' }).waitFor();

  await answer(1, introduction);
  await answer(2, answers[0].text);
  await operator.locator('.answer-score').first().waitFor();

  say({ at: 'middle' });
  await told();
  // The server is gone: what is written meanwhile is kept, and sent when it is back.
  await candidate.getByText('The connection is lost').waitFor();
  await operator.getByText('Connection lost').waitFor();
  const kept = 'While the line was dead I wrote this: I checked the alarm, bagged the patient by hand and called the doctor.';
  await sendAnswer(candidate, kept);
  await candidate.locator('.said-pending').waitFor();
  say({ at: 'away' });
  await told();
  await replied(candidate, 3);
  await sees(operator, kept);
  check((await operator.getByText(kept, { exact: true }).count()) === 1, 'The answer is doubled.');
  await candidate.getByText('The connection is lost').waitFor({ state: 'detached' });

  // A reload in the middle goes on where it was.
  await candidate.getByLabel('Your answer').fill('Half an ans');
  await candidate.reload();
  await candidate.locator('.said-latest').waitFor();
  check((await candidate.getByLabel('Your answer').inputValue()) === 'Half an ans', 'What was being written is gone after a reload.');

  for (let n = 4; !(await candidate.locator('.goodbye').isVisible()); n++) {
    check(n < 14, 'The interview does not end.');
    const words = n < 8 ? answers[(n - 3) % answers.length].text : 'No, thank you, I have no questions.';
    await answer(n, words);
  }

  await operator.getByRole('heading', { name: 'Summary' }).waitFor();
  await followQuotes(operator);
  await operator.getByLabel('Notes').fill('Calm. Ask about weekends.');
  const files = {};
  for (const kind of ['JSON', 'CSV', 'Markdown']) {
    const [file] = await Promise.all([operator.waitForEvent('download'), operator.getByRole('button', { name: kind }).click()]);
    files[kind.toLowerCase()] = readFileSync(await file.path(), 'utf8');
  }

  await operator.reload();
  check((await operator.getByLabel('Notes').inputValue()) === 'Calm. Ask about weekends.', 'The notes are not kept.');
  check([...operator.troubles, ...candidate.troubles].length === 0, `Troubles: ${[...operator.troubles, ...candidate.troubles].join('\n')}`);
  say({ files, requests: candidate.requests });

  async function answer(n, words) {
    await sendAnswer(candidate, words);
    await replied(candidate, n);
    await sees(operator, words);
  }
});

async function sees(page, words) {
  await page.locator('.turn-text', { hasText: words.slice(0, 60) }).first().waitFor();
}

async function changePlan(page) {
  const words = page.getByRole('textbox', { name: /^Words of question/ });
  const second = await words.nth(1).inputValue();
  await page.getByRole('button', { name: 'Move question 2 up' }).click();
  check((await words.first().inputValue()) === second, 'The question did not move.');
  await page.getByRole('button', { name: 'Remove question 3' }).click();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.keyboard.type('How do you hand over a patient in the morning?');
  await page.getByRole('textbox', { name: 'Competency of question 3' }).fill('Handover');
  await page.getByRole('button', { name: 'Save the questions' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
}

// Each quote of the summary leads to where it stands in the transcript, word for word.
async function followQuotes(page) {
  const quotes = page.locator('.summary .quote');
  const count = await quotes.count();
  check(count > 0, 'The summary has no quotes.');
  for (let n = 0; n < count; n++) {
    const quote = await quotes.nth(n).locator('q').evaluate((element) => element.textContent);
    await quotes.nth(n).click();
    const mark = page.locator('.turn-candidate mark');
    await mark.waitFor();
    check((await mark.evaluate((element) => element.textContent)) === quote, `Another text is marked than ${quote}`);
    check(await mark.evaluate((element) => { const { top, bottom } = element.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }), 'The quote is out of sight.');
  }
}
