// A real Chromium for tests of the pages: people in contexts of their own, and the rules that hold on every page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const WIDE = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** Long enough for a busy machine; what takes milliseconds on an idle one. */
export const GENEROUS = 30_000;

export const say = (value) => process.stdout.write(JSON.stringify(value) + '\n');

export function check(holds, what) {
  if (!holds) throw new Error(what);
}

export const launch = (...flags) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...flags] });

/** Somebody with a browser of their own. What goes wrong in it is collected in `troubles`, what it asks for in `requests`. */
export async function person(browser, base, { viewport = WIDE, dark = false, ...options } = {}) {
  const context = await browser.newContext({
    baseURL: base, viewport, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', locale: 'en-GB', acceptDownloads: true, ...options,
  });
  context.setDefaultTimeout(GENEROUS);
  const page = await context.newPage();
  page.troubles = [];
  page.requests = [];
  page.on('pageerror', (error) => page.troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused script or connection is a fault of ours; a call that fails is what the pages deal with.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource') && !message.text().includes('ERR_CONNECTION'))
      page.troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => page.requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  return page;
}

/** That axe finds nothing serious, once colours that change have changed. */
export async function checkAccess(page, name) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)));
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = found.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  check(serious.length === 0, `axe on ${name}: ${serious.map((one) => `${one.id} (${one.nodes.map((node) => `${node.target} ${node.any.map((each) => each.message)}`).join('; ')})`).join(', ')}`);
}

/** Runs a script's steps; what fails ends it, told on the error output with a picture of each page. */
export async function run(browser, steps) {
  try {
    await steps();
    await browser.close();
    say({ done: true });
    // Also where somebody listens to the standard input still.
    process.exit(0);
  } catch (failure) {
    // Without the colours of a terminal, which a test report cannot hold.
    console.error(String(failure.stack ?? failure).replaceAll(/\u001b\[\d+m/g, ''));
    for (const context of browser.contexts()) {
      for (const page of context.pages()) console.error(page.url(), page.troubles, await page.locator('body').innerText().catch(() => ''));
    }
    await browser.close();
    process.exit(1);
  }
}
