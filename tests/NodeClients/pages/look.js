// Every page, wide and on a phone, light and dark: axe finds nothing serious, nothing is wider than the screen, and a picture
// of each is made to be looked at. node look.js BASE KEY FOLDER
import { mkdirSync, readFileSync } from 'node:fs';
import { check, checkAccess, launch, person, PHONE, run, say, WIDE } from './browser.js';
import { beginInterview, inviteLink, makeInterview, replied, sendAnswer, signIn } from './people.js';
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
  await operator.fill('#job', job);
  await operator.getByText('More', { exact: true }).click();
  await look(operator, 'new');
  await makeInterview(operator, { job, name: 'Amira Whitlock', questions: 3 });
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
  await operator.goto(`/interviews/${await idOf('Amira Whitlock')}`);
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

async function idOf(name) {
  const response = await fetch(`${base}/interviews`, { headers: key ? { Authorization: `Bearer ${key}` } : {} });
  return (await response.json()).items.find((one) => one.candidateName === name).sessionId;
}
