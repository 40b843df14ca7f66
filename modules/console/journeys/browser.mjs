// Opens the console in a real browser, as one member. The browser comes from npm, or is the one that PERENNIAL_BROWSER names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const { PERENNIAL_URL: url, PERENNIAL_BROWSER: ownBrowser } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launch() {
  if (ownBrowser) return chromium.launch({ executablePath: ownBrowser, args: ['--no-sandbox'] });
  const { default: packed } = await import('@sparticuz/chromium');
  // Its arguments are for pages of others: some would hide what we test, and a single process ends with the first window.
  const args = packed.args.filter(
    (arg) => !/disable-web-security|allow-running-insecure-content|single-process|no-zygote/.test(arg),
  );
  return chromium.launch({ executablePath: await packed.executablePath(), args });
}

/** Opens an address in a window of its own and collects what must not happen there: scripts that fail, and policy violations. */
export async function open(browser, path, { width = 1440, height = 900, locale = 'en-GB' } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    locale,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on(
    'console',
    (message) =>
      /Content Security Policy|TrustedScript|TrustedHTML/.test(message.text()) && faults.push(message.text()),
  );
  await page.goto(path);
  return { page, faults, close: () => context.close() };
}

export async function logIn(page, { tenant = 'northwind', who = 'csm', button = 'Log in' } = {}) {
  await page.locator('input[name=tenant]').fill(tenant);
  await page.locator('input[name=email]').fill(`${who}@${tenant}.example`);
  await page.locator('input[name=password]').fill('perennial-demo');
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Returns what axe finds that keeps people out, each as a short text. */
export async function barriers(page) {
  await page.evaluate(`${axe};0`);
  const { violations } = await page.evaluate('axe.run({ resultTypes: ["violations"] })');
  return violations
    .filter((found) => ['serious', 'critical'].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
