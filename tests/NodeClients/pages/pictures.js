// Makes the pictures of the README: node tests/NodeClients/pages/pictures.js http://127.0.0.1:4003 docs/pictures [KEY], against a
// server that runs (./run).
import { readFileSync } from 'node:fs';
import { launch, person } from './browser.js';
import { beginInterview, inviteLink, makeInterview, replied, sendAnswer, signIn } from './people.js';

const [base, folder, key] = process.argv.slice(2);
const job = readFileSync(new URL('../../Data/icu-nurse/job.md', import.meta.url), 'utf8');
const { introduction, answers } = JSON.parse(readFileSync(new URL('../../Data/icu-nurse/strong.json', import.meta.url), 'utf8'));
const viewport = { width: 1120, height: 720 };

const browser = await launch();
const operator = await person(browser, base, { viewport });
const candidate = await person(browser, base, { viewport: { width: 900, height: 800 } });
await signIn(operator, '/', key);
await makeInterview(operator, { job, name: 'Amira Whitlock', questions: 4 });
await beginInterview(candidate, await inviteLink(operator));
await sendAnswer(candidate, introduction);
await replied(candidate, 1);
await sendAnswer(candidate, answers[0].text);
await replied(candidate, 2);
await candidate.getByLabel('Your answer').fill('We hand over at the bed, with the chart and the pumps in view. I read each running drug aloud and');
await candidate.screenshot({ path: `${folder}/room.png` });
await operator.locator('.question-result .quote').first().click();
await operator.locator('mark').waitFor();
await operator.screenshot({ path: `${folder}/interview.png` });
await browser.close();
