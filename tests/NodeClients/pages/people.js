// What recruiters and candidates do with the pages.

/** Signs in, where the server asks for a key. */
export async function signIn(page, path, key) {
  await page.goto(path);
  await page.locator('.top, #key').first().waitFor();
  if (!key || !(await page.locator('#key').isVisible())) return;
  await page.fill('#key', key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.top').waitFor();
}

/** Makes an interview with the form; its id. */
export async function makeInterview(page, { job, name, questions }) {
  await page.getByRole('link', { name: 'New interview' }).first().click();
  await page.fill('#job', job);
  await page.fill('#name', name);
  await page.fill('#count', String(questions));
  await page.getByRole('button', { name: 'Make the questions' }).click();
  await page.waitForURL(/\/interviews\//);
  await page.getByRole('heading', { name: 'Plan of questions' }).waitFor();
  return page.url().split('/').at(-1);
}

/** Makes the link for the candidate. */
export async function inviteLink(page) {
  await page.getByRole('button', { name: 'Make an invite link' }).click();
  return page.getByLabel('Invite link').inputValue();
}

/** Opens the link, agrees, checks the sound, begins. */
export async function beginInterview(page, link) {
  await page.goto(link);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Begin the interview' }).click();
  await page.locator('.said-latest').waitFor();
}

export async function sendAnswer(page, words) {
  await page.getByLabel('Your answer').fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Waits until the interviewer has replied to the n-th answer. */
export const replied = (page, answers) => page.waitForFunction(
  (n) => document.querySelector('.goodbye') || (document.querySelectorAll('.said > .said-ai:not([aria-hidden])').length > n
    && document.getElementById('answer')?.placeholder === 'Write your answer'), answers);
