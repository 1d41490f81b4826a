// The Orleans dashboard in a browser that is asked for its key: every page of it shows what is there, and nothing of it is
// refused by the policy that it comes with. node orleans.js BASE KEY [FOLDER FOR PICTURES]
import { check, launch, person, run, say } from './browser.js';

const [base, key, folder] = process.argv.slice(2);

const browser = await launch();
await run(browser, async () => {
  const keeper = await person(browser, base, { httpCredentials: { username: 'anybody', password: key } });
  await keeper.goto('/orleans');
  await shows('overview', keeper.getByText('Methods with Most Calls'), keeper.locator('canvas').first());
  // Calls are counted as long as somebody looks.
  check((await keeper.request.get('/interviews')).ok(), 'The list of interviews cannot be read.');
  await page('grains', keeper.getByText('InterviewDirectoryGrain').first());
  await page('grain/Interviewing.Directory.InterviewDirectoryGrain', keeper.getByText('req/sec').first(), keeper.locator('canvas').first());
  await page('grainDetails', keeper.locator('option', { hasText: 'InterviewGrain' }));
  await page('silos', keeper.getByText('Silo Health'), keeper.getByText('Active', { exact: true }).first());
  await keeper.locator('a[href^="#/host/"]').first().click();
  await shows('silo', keeper.getByText('Orleans version').first(), keeper.locator('canvas').first());
  await page('lifecycle', keeper.locator('svg .node').first());
  await page('reminders', keeper.getByText('Reminders Count'));
  await page('preferences', keeper.getByText('saved locally'));
  await page('trace', keeper.getByText('not shown here'));
  const elsewhere = keeper.requests.filter((one) => !one.startsWith('GET /orleans'));
  check(elsewhere.length === 0, `It asks for ${elsewhere}.`);
  check(keeper.troubles.length === 0, `Troubles: ${keeper.troubles.join('\n')}`);

  async function page(address, ...parts) {
    await keeper.goto(`/orleans/#/${address}`);
    await shows(address, ...parts);
  }

  async function shows(name, ...parts) {
    for (const part of parts) await part.waitFor({ state: 'attached' });
    if (folder) await keeper.screenshot({ path: `${folder}/orleans-${name.replaceAll(/\W/g, '-')}.png` });
    say({ page: name });
  }
});
