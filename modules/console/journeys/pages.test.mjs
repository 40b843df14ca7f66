// Sweeps over the pages of the console, beside its journeys: nobody is kept out, nothing is too wide, and no text stays untranslated.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { barriers, bracketTexts, collectData, journeysOf, launch, logIn, strayTexts } from './browser.mjs';

const { JOURNEY_ACCOUNT: account, JOURNEY_SURVEY: survey, JOURNEY_TICKET: ticket } = process.env;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const journey = journeysOf(() => browser);

const PAGES = [
  '/',
  '/accounts',
  `/accounts/${account}`,
  '/renewals',
  '/renewals?view=board',
  '/renewals?view=calendar',
  `/accounts?open=${account}`,
  `/accounts/${account}/print`,
  '/calendar',
  '/work',
  '/surveys',
  `/surveys/${survey}`,
  '/tickets',
  '/tickets/new',
  `/tickets/${ticket}`,
  '/notices',
  '/settings',
  '/nowhere',
];
/** Of a page, and of a list of any length. */
const MOST_REQUESTS = 30;
const MOST_ROWS = 60;

const READERS = [
  { locale: 'en-GB', width: 1440, height: 900, button: 'Log in' },
  { locale: 'zh-CN', width: 1024, height: 768, button: '登录' },
  { locale: 'zh-TW', width: 360, height: 740, button: '登入' },
];

for (const reader of READERS) {
  journey(`nobody is kept out at ${reader.width} px in ${reader.locale}`, '/', reader, async (page) => {
    assert.deepEqual(await barriers(page), [], 'login');
    await page.evaluate(
      (language) => localStorage.setItem('perennial.preferences', JSON.stringify({ language })),
      reader.locale.replace('en-GB', 'en'),
    );
    await page.reload();
    await logIn(page, reader);
    let requests = 0;
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/')) requests++;
    });
    for (const path of PAGES) {
      requests = 0;
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(500);
      assert.deepEqual(await barriers(page), [], path);
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        `${path} is wider than the window`,
      );
      assert.ok(requests <= MOST_REQUESTS, `${path} takes ${requests} requests`);
      const rows = await page.locator('[role=grid] [role=row]').count();
      assert.ok(rows <= MOST_ROWS, `${path} has ${rows} rows in the document`);
    }
  });
}

/** Names of products and languages, and keys, which nobody translates; and the days of the week, which the browser names. */
const NAMES = [
  'Perennial',
  'UTC',
  'Shift',
  'CSV',
  'English',
  '简体中文',
  '繁體中文',
  'Ctrl K',
  ...[...'一二三四五六日'].map((day) => `周${day}`),
];

journey('each text is in the language of the reader', '/', { locale: 'zh-CN' }, async (page) => {
  const data = collectData(page);
  const zones = await page.evaluate(() => Intl.supportedValuesOf('timeZone'));
  const languages = await page.evaluate(
    (tags) => tags.map((tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag)),
    ['en-GB', 'en-US', 'zh-CN', 'zh-TW', 'zh-HK'],
  );
  for (const name of [...NAMES, ...languages, ...zones]) data.add(name.replaceAll('_', ' ').toLowerCase());
  await bracketTexts(page);
  await page.evaluate(() => localStorage.setItem('perennial.preferences', '{"language":"zh-CN"}'));
  await page.reload();
  await logIn(page, { button: '⟦登录⟧' });
  const tabs = ['people', 'contracts', 'renewals', 'usage', 'notes', 'leads', 'tickets', 'timeline'];
  const strays = [];
  for (const path of [...PAGES, ...tabs.map((tab) => `/accounts/${account}/${tab}`)]) {
    await page.goto(path);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    strays.push(...(await strayTexts(page, data)).map((text) => `${path} ${text}`));
  }
  assert.deepEqual(strays, []);
});
