// Journeys of administrators and of the people of a vendor, against the server that ConsoleJourneysApiIT starts and fills.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, launch, logIn, open } from './browser.mjs';

const { JOURNEY_VENDOR: vendor, JOURNEY_TICKET: ticket } = process.env;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Opens each page as somebody, and fails on a refusal, a barrier or a page that is wider than the window. */
async function visit(who, paths, width, steps) {
  const { page, faults, close } = await open(browser, '/', { width });
  const refused = [];
  page.on('response', (answer) => answer.status() === 403 && refused.push(answer.url()));
  try {
    await logIn(page, { who });
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await barriers(page), [], path);
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        `${path} is too wide`,
      );
    }
    await steps(page);
    assert.deepEqual([...faults, ...refused], []);
  } finally {
    await close();
  }
}

test(
  'the lead of a vendor finds nothing that is refused, and a lock where a field is closed',
  { timeout: 120_000 },
  () =>
    visit('vendorlead', ['/', '/tickets', '/settings', `/tickets/${ticket}`], 360, async (page) => {
      await page.getByText('Your roles do not open this field').first().waitFor({ state: 'attached' });
      await page.getByRole('button', { name: 'Claim' }).click();
      await page.getByRole('button', { name: 'Hand back' }).waitFor();
      await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('We look into it');
      await page.getByRole('button', { name: 'Send the reply' }).click();
      await page.getByRole('article').getByText('We look into it').waitFor();
    }),
);

const PAGES = ['/people', '/people/teams?open=management', '/people/roles?open=agent', '/vendors'];

test('an administrator is told who would see what before a grant is made', { timeout: 120_000 }, () =>
  visit('admin', [...PAGES, '/people?open=new', `/vendors/${vendor}?open=new`], 1024, async (page) => {
    await page.getByLabel('Journey line').check();
    await page.getByRole('button', { name: 'Who would see what' }).click();
    // Other journeys merge and solve the tickets of this queue.
    await page.getByText(/^People: 1 · Tickets: [1-9]\d* \(\d+ open\)/).waitFor();
  }),
);
