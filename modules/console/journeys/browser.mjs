// Opens the console in a real browser, as one member. The browser comes from npm, or is the one that PERENNIAL_BROWSER names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
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
export async function open(browser, path, { width = 1440, height = 900, locale = 'en-GB', scripts = true } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    locale,
    javaScriptEnabled: scripts,
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

/** Returns what runs a journey in a window of its own, and fails on anything that must not happen in any window. */
export function journeysOf(browser) {
  return (name, path, options, steps) =>
    test(name, { timeout: 120_000 }, async () => {
      const { page, faults, close } = await open(browser(), path, options);
      try {
        await steps(page);
        assert.deepEqual(faults, []);
      } finally {
        await close();
      }
    });
}

export async function logIn(
  page,
  {
    tenant = 'northwind',
    who = 'csm',
    email = `${who}@${tenant}.example`,
    password = 'perennial-demo',
    button = 'Log in',
  } = {},
) {
  await page.locator('input[name=tenant]').fill(tenant);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
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

const OPENING = '⟦';
const CLOSING = '⟧';

/** Puts each text of the Chinese console in brackets, so that a text that is not from there can be seen. */
export async function bracketTexts(page) {
  await page.route(/\/zh-CN[^/?]*\.(js|ts)$/, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `import * as original from '${new URL(route.request().url()).pathname}?original';
        const bracket = (text) => {
          if (typeof text === 'string') return text.length === 1 ? text : '${OPENING}' + text + '${CLOSING}';
          if (typeof text === 'function') return (...values) => bracket(text(...values));
          return Object.fromEntries(Object.entries(text).map(([name, one]) => [name, name === 'tag' ? one : bracket(one)]));
        };
        export const zhCN = bracket(original.zhCN);`,
    }),
  );
}

/** Collects what the API says, which is data and in nobody's language. */
export function collectData(page) {
  const data = new Set();
  const collect = (value) => {
    if (typeof value === 'string') data.add(value.replaceAll('_', ' ').toLowerCase());
    else if (value && typeof value === 'object') for (const one of Object.values(value)) collect(one);
  };
  page.on('response', async (answer) => {
    if (answer.url().includes('/api/')) collect(await answer.json().catch(() => undefined));
  });
  return data;
}

/** Takes out what stands in brackets, also brackets in brackets: a text may be part of another one. */
function withoutBracketed(text) {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return rest === text ? rest : withoutBracketed(rest);
}

/** Returns the texts on the page that are neither in brackets nor data: somebody has forgotten to translate them. */
export async function strayTexts(page, data) {
  const texts = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest('script, style, noscript')) found.push(walker.currentNode.data);
    for (const name of ['aria-label', 'placeholder', 'title'])
      for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
    return found;
  });
  const known = [...data];
  const isData = (text) => known.some((one) => one.includes(text.toLowerCase()));
  return texts
    .map((text) => withoutBracketed(text).trim())
    .filter((text) => /\p{Letter}{2}/u.test(text) && !/[0-9]/.test(text))
    .filter((text) => !text.split(/ › |, | · |: /).every(isData));
}
