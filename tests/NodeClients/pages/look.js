// Every page, wide and on a phone, light and dark: axe finds nothing serious, nothing is wider than the screen, and a picture
// of each is made to be looked at. node look.js BASE KEY FOLDER
import { mkdirSync, readFileSync } from 'node:fs';
import { check, checkAccess, launch, person, PHONE, run, say, WIDE } from './browser.js';
import { beginInterview, inviteLink, makeInterview, replied, sendAnswer, signIn } from './people.js';
import { documents } from './documents.js';
import { fill } from './fill.js';

const [base, key, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const job = readFileSync(new URL('../../Data/icu-nurse/job.md', import.meta.url), 'utf8');
const { introduction, answers } = JSON.parse(readFileSync(new URL('../../Data/icu-nurse/strong.json', import.meta.url), 'utf8'));
const looks = [WIDE, PHONE].flatMap((viewport) => [false, true].map((dark) => ({
  viewport, dark, name: `${viewport === WIDE ? 'wide' : 'phone'}-${dark ? 'dark' : 'light'}`,
})));
const pictures = [];

const browser = await launch('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream');
await run(browser, async () => {
  const operator = await person(browser, base);
  const candidate = await person(browser, base, { permissions: ['microphone'] });
  await operator.goto('/');
  await operator.locator('#key').waitFor();
  await look(operator, 'sign-in');
  await operator.fill('#key', 'ivk_wrong');
  await operator.getByRole('button', { name: 'Sign in' }).click();
  await operator.getByText('does not know this key').waitFor();
  await look(operator, 'sign-in-refused');
  await signIn(operator, '/', key);
  await operator.getByText('No interview is running').waitFor();
  await look(operator, 'dashboard-empty');
  await operator.goto('/new');
  await readFiles(operator);
  await operator.fill('#job', job);
  await operator.getByText('More', { exact: true }).click();
  await look(operator, 'new');
  const id = await makeInterview(operator, { job, name: 'Amira Whitlock', questions: 3 });
  const link = await inviteLink(operator);
  await look(operator, 'interview-waiting');

  await candidate.goto('/join');
  await candidate.getByLabel('Link or code').waitFor();
  await look(candidate, 'join-without-link');
  await candidate.goto('/join#not-a-code');
  await candidate.getByText('does not open an interview').waitFor();
  await look(candidate, 'join-refused');
  await candidate.goto('about:blank');
  await candidate.goto(link);
  await candidate.getByRole('checkbox').check();
  const another = await person(browser, base);
  await another.goto(link);
  await another.getByText('has been used already').waitFor();
  await another.context().close();
  await look(candidate, 'join-welcome');
  await candidate.getByRole('button', { name: 'Continue' }).click();
  await candidate.getByRole('button', { name: 'Turn on the microphone' }).click();
  await candidate.locator('.level').waitFor();
  await look(candidate, 'join-check');
  await candidate.getByRole('button', { name: 'Begin the interview' }).click();
  await candidate.locator('.said-latest').waitFor();
  await sendAnswer(candidate, introduction);
  await replied(candidate, 1);
  await sendAnswer(candidate, answers[0].text);
  await replied(candidate, 2);
  await candidate.getByLabel('Your answer').fill('We hand over at the bed, with the chart and the pumps in view.');
  await look(candidate, 'join-talk');
  await operator.locator('.answer-score').first().waitFor();
  await operator.locator('.question-result .quote').first().click();
  await operator.locator('mark').waitFor();
  await look(operator, 'interview-running');
  await operator.getByRole('button', { name: 'End the interview' }).click();
  await look(operator, 'interview-end-asked');
  await operator.getByRole('button', { name: 'Cancel' }).click();

  await fill(base, key, 14);
  await operator.goto('/');
  await operator.locator('.list-words', { hasText: /./ }).nth(3).waitFor();
  await look(operator, 'dashboard-running');
  await stays(operator);
  await operator.getByRole('searchbox').fill('nobody of this name');
  await operator.getByText('Nothing fits the search').waitFor();
  await look(operator, 'dashboard-nothing-found');
  await operator.getByRole('button', { name: 'Completed' }).click();
  await operator.locator('.finished li').first().waitFor();
  await look(operator, 'dashboard-finished');

  for (let n = 3; !(await candidate.locator('.goodbye').isVisible()); n++) {
    check(n < 14, 'The interview does not end.');
    await sendAnswer(candidate, n < 7 ? answers[n % answers.length].text : 'No, thank you, I have no questions.');
    await replied(candidate, n);
  }
  await look(candidate, 'join-goodbye');
  await operator.goto(`/interviews/${id}`);
  await operator.getByRole('heading', { name: 'Summary' }).waitFor();
  await look(operator, 'interview-finished');
  await operator.emulateMedia({ media: 'print' });
  await operator.screenshot({ path: `${folder}/interview-finished-print.png`, fullPage: true });
  await operator.emulateMedia({ media: 'screen' });
  await operator.goto('/interviews/0196f3a0-1111-7222-8333-444455556666');
  await operator.getByText('There is no such interview').waitFor();
  await look(operator, 'interview-unknown');
  check([...operator.troubles, ...candidate.troubles].length === 0, `Troubles: ${[...operator.troubles, ...candidate.troubles].join('\n')}`);
  say({ pictures });
});

// A job description may come as a file; what cannot be read is said.
async function readFiles(page) {
  const words = 'Night baker for five shops';
  const printer = await person(browser, base);
  for (const file of await documents(printer, words)) {
    await page.fill('#job', '');
    await page.setInputFiles('input[type=file]', file);
    await page.getByText(`${file.name} was read`).waitFor();
    check((await page.inputValue('#job')).trim() === words, `${file.name}: ${await page.inputValue('#job')}`);
  }
  await page.setInputFiles('input[type=file]', { name: 'job.xyz', mimeType: 'x/y', buffer: Buffer.from('x') });
  await page.getByText('Only txt, md, docx and pdf files can be read').waitFor();
}

// Whoever has scrolled down the list sees the same rows in the same place when new ones come in above.
async function stays(page) {
  const running = 9;
  await settled(page, running);
  await fill(base, key, 60);
  // Half of them run; those that are over have left the list, and none is on its way any more.
  await settled(page, running + 30);
  await page.evaluate(() => window.scrollTo(0, 1200));
  await page.waitForFunction(() => document.querySelector('.list-row').getAttribute('aria-posinset') > 1);
  const before = await rows(page);
  await fill(base, key, 5);
  await settled(page, running + 33);
  const after = await rows(page);
  check(before.length > 5, 'There are no rows to be seen.');
  for (const [name, top] of before) {
    const now = after.find(([other]) => other === name)?.[1];
    check(Math.abs(now - top) < 2, `The row ${name} jumped from ${top} to ${now}.`);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}

function settled(page, count) {
  return page.waitForFunction((expected) => document.querySelector('.list-row').getAttribute('aria-setsize') === expected
    && document.querySelector('[aria-pressed="true"] .count').textContent === expected, String(count));
}

function rows(page) {
  return page.evaluate(() => [...document.querySelectorAll('.list-row')]
    .map((row) => [row.querySelector('.list-link').href, row.getBoundingClientRect().top])
    .filter(([, top]) => top > 60 && top < innerHeight - 80));
}

async function look(page, name) {
  for (const { viewport, dark, name: how } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await checkAccess(page, `${name}, ${how}`);
    const wide = await page.evaluate(() => [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => `${one.tagName}.${one.className}`));
    check(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      `${name}, ${how}: wider than the screen: ${wide}`);
    await page.screenshot({ path: `${folder}/${name}-${how}.png` });
    pictures.push(`${name}-${how}`);
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}
