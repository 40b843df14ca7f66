// The page on which a respondent answers, which is no part of the console: a question of each kind in three languages, without a script.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { barriers, journeysOf, launch } from './browser.mjs';

const links = (process.env.JOURNEY_LINKS ?? '').split(' ');
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const journey = journeysOf(() => browser);

const MOST_BYTES = 30_000;
const READERS = [
  { language: 'en', asks: 'How was scale_0_10?', call: 'Please call me', width: 1440 },
  { language: 'zh-Hans', asks: '怎么样？', call: '请致电给我', width: 360 },
  { language: 'zh-Hant', asks: '怎麼樣？', call: '請致電給我', width: 360 },
];

READERS.forEach(({ language, asks, call, width }, at) => {
  journey(
    `a respondent is asked in ${language} at ${width} px`,
    'about:blank',
    { width, height: 740 },
    async (page) => {
      const sizes = [];
      const kinds = [];
      page.on('response', (answer) => {
        kinds.push(answer.request().resourceType());
        sizes.push(answer.body().then((body) => body.length));
      });
      await page.goto(links[at]);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.getByText(asks).first().isVisible(), true);
      assert.equal(await page.getByText(call).isVisible(), true);
      assert.equal(await page.locator('form fieldset').count(), 10, 'eight questions, one of them with two rows');
      assert.deepEqual(await barriers(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'too wide');
      assert.ok(!kinds.includes('script'), String(kinds));
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      assert.ok(bytes > 1_000 && bytes < MOST_BYTES, `${bytes} bytes`);
    },
  );
});

journey('a respondent answers where no script runs', 'about:blank', { scripts: false }, async (page) => {
  await page.goto(`${links[0]}?q=9`);
  assert.equal(await page.locator('input[name=q_scale_0_10][value="9"]').isChecked(), true);
  await page.locator('input[name="q_multiple.price"]').check();
  await page.locator('select[name="q_ranking.price"]').selectOption('2');
  await page.locator('select[name="q_ranking.support"]').selectOption('1');
  await page.locator('input[name="q_matrix.north"][value=support]').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you. You can change your answer').waitFor();
  assert.equal(await page.locator('select[name="q_ranking.price"]').inputValue(), '2');
  assert.equal(await page.locator('input[name=q_scale_0_10][value="9"]').isChecked(), true);
  await page.goto(links[0]);
  await page.getByText('This is your answer. You can change it').waitFor();
  assert.equal(await page.locator('input[name=q_scale_0_10][value="9"]').isChecked(), true);
  await page.locator('input[name=q_scale_0_10][value="8"]').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you. You can change your answer').waitFor();
  assert.equal(await page.locator('input[name=q_scale_0_10][value="8"]').isChecked(), true);
});
