// Goes to each page of the menu as each shipped role, and as members whose roles leave out a class of fields: nothing there is an error or a hole.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { journeysOf, launch, logIn } from './browser.mjs';

/** Each as `name email password`, beside the demo logins. */
const INVITED = process.env.JOURNEY_MEMBERS.split(';').map((one) => {
  const [name, email, password] = one.split(' ');
  return { name, email, password };
});
const DEMO = ['admin', 'manager', 'lead', 'csm', 'supportlead', 'agent', 'vendor', 'vendorlead'];
const READERS = [...DEMO.map((who) => ({ name: who, who })), ...INVITED];
const { JOURNEY_ACCOUNT: account, JOURNEY_TICKET: ticket } = process.env;
const LEAST_TEXT = 40;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const journey = journeysOf(() => browser);

const QUIET_MS = 100;

/** Returns what waits until the page has asked for nothing for a while. The load state of a page says so for its first address only. */
function quietOf(page) {
  const asked = new Set();
  let last = Date.now();
  const end = (request) => {
    asked.delete(request);
    last = Date.now();
  };
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    last = Date.now();
    while (asked.size > 0 || Date.now() - last < QUIET_MS) await setTimeout(QUIET_MS / 4);
  };
}

/** Goes by the menu where it leads there: loading the console anew for each page would take most of the time. */
async function visit(page, path) {
  const link = page.getByRole('navigation').first().locator(`a[href="${path}"]`);
  if (await link.isVisible()) await link.click();
  else await page.goto(path);
  await page.waitForURL((now) => now.pathname + now.search === path);
  await page.getByRole('heading').first().waitFor();
}

// Most of the time is waiting, so several go at once.
describe('the menu', { concurrency: 3 }, () => {
  for (const reader of READERS) {
    journey(`each page of the menu is whole for ${reader.name}`, '/', {}, async (page) => {
      let failed = [];
      page.on('response', (answer) => {
        if (answer.url().includes('/api/v1/') && [400, 403].includes(answer.status()))
          failed.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
      });
      const quiet = quietOf(page);
      await logIn(page, reader);
      const menu = page.getByRole('navigation').first().getByRole('link');
      const paths = await menu.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      assert.ok(paths.includes('/notices'), paths.join());
      // What a vendor's person may open of customers and tickets depends on the grant.
      const opens = (menu) => paths.includes(menu) && !reader.who?.startsWith('vendor');
      if (opens('/accounts')) paths.push(`/accounts/${account}`, `/accounts?open=${account}`);
      if (opens('/tickets')) paths.push(`/tickets/${ticket}`);
      for (const path of [...paths, '/settings']) {
        failed = [];
        await visit(page, path);
        await quiet();
        assert.deepEqual(await page.locator('main [role=alert]').allInnerTexts(), [], path);
        assert.deepEqual(failed, [], path);
        const text = await page.locator('main').textContent();
        assert.ok(text.length >= LEAST_TEXT, `${path} is a hole: ${text}`);
      }
    });
  }
});
