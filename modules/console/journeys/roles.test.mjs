// Goes to each page of the menu as each shipped role, and as members whose roles leave out a class of fields: nothing there is an error or a hole.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
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

for (const reader of READERS) {
  journey(`each page of the menu is whole for ${reader.name}`, '/', {}, async (page) => {
    let failed = [];
    page.on('response', (answer) => {
      if (answer.url().includes('/api/v1/') && [400, 403].includes(answer.status()))
        failed.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
    });
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
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await page.locator('main [role=alert]').allInnerTexts(), [], path);
      assert.deepEqual(failed, [], path);
      const text = await page.locator('main').textContent();
      assert.ok(text.length >= LEAST_TEXT, `${path} is a hole: ${text}`);
    }
  });
}
