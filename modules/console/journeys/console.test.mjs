// Journeys through the console in a real browser, against the real server that ConsoleJourneysApiIT starts and fills.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { journeysOf, launch, logIn, open } from './browser.mjs';

const { JOURNEY_ACCOUNT: account } = process.env;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const journey = journeysOf(() => browser);

journey('a login leads to the wanted address, lasts, and ends everywhere', '/accounts?sort=-arr', {}, async (page) => {
  await page.locator('input[name=tenant]').fill('northwind');
  await page.locator('input[name=email]').fill('csm@northwind.example');
  await page.locator('input[name=password]').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').getByText('is wrong').waitFor();
  await logIn(page);
  assert.equal(new URL(page.url()).search, '?sort=-arr');
  assert.deepEqual(await page.evaluate(() => document.cookie), '');

  await page.reload();
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  const other = await page.context().newPage();
  await other.goto('/accounts');
  await other.getByRole('heading', { name: 'Accounts' }).waitFor();
  await page.getByRole('button', { name: 'Northwind' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  for (const tab of [page, other]) await tab.getByRole('button', { name: 'Log in' }).waitFor();
});

journey('a filter is in the address, and back returns to it', '/accounts', {}, async (page) => {
  await logIn(page);
  await page.getByRole('button', { name: 'Stage' }).click();
  await page.getByLabel('Adoption').check();
  await page.keyboard.press('Escape');
  await page.waitForURL(/lifecycleStage=adoption/);
  const grid = page.getByRole('grid');
  await grid.getByText('Journey Foods').first().click();
  await page.getByRole('heading', { name: 'Journey Foods', level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Stage: Adoption' }).waitFor();
  await grid.getByText('Journey Foods').first().waitFor();
  const first = await grid.getByRole('link').first().textContent();
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: first, level: 1 }).waitFor();
});

journey('an account says why its health is as it is', `/accounts/${account}`, {}, async (page) => {
  await logIn(page);
  await page.getByRole('img', { name: /^Score .* known; .* at worst/ }).waitFor();
  await page.getByRole('table', { name: 'What it is made of' }).getByText('Champions').waitFor();
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByText('Jana Novak').waitFor();
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.getByText('Contract added').first().waitFor();
});

journey('a note survives a reload while it is written', `/accounts/${account}/notes`, {}, async (page) => {
  await logIn(page);
  await page.getByLabel('Write a note').fill('Asked for a quote');
  await page.reload();
  assert.equal(await page.getByLabel('Write a note').inputValue(), 'Asked for a quote');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('article').getByText('Asked for a quote').first().waitFor();
});

journey('a renewal is won and the win is undone', `/renewals?accountId=${account}`, {}, async (page) => {
  await logIn(page);
  await page.getByRole('grid').getByText('Journey Foods').first().click();
  const panel = page.getByRole('complementary', { name: 'Renewals' });
  await panel.getByRole('button', { name: 'Win' }).click();
  await panel.getByText('A contract for the next term is created.').waitFor();
  await panel.getByRole('button', { name: 'Win' }).click();
  await page.getByRole('status').getByText('Journey Foods AG: Won').waitFor();
  await panel.getByText('You can undo this until the day ends.').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await panel.getByRole('button', { name: 'Win' }).waitFor();
  await panel.getByText('Open', { exact: true }).waitFor();
});

/** Waits until a field has a value: what others changed is read again after the message. */
async function hasValue(field, value) {
  for (let tries = 0; tries < 50 && (await field.inputValue()) !== value; tries++)
    await field.page().waitForTimeout(100);
  assert.equal(await field.inputValue(), value);
}

/** Calls the API as the page itself does. */
const call = (page, method, path, headers = {}, body = undefined) =>
  page.evaluate(
    async ([method, path, headers, body]) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: { 'Perennial-Client': 'console', ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
        ...(body ? { body } : {}),
      });
      return {
        status: answer.status,
        tag: answer.headers.get('ETag'),
        body: answer.status === 204 ? null : await answer.json(),
      };
    },
    [method, path, headers, body && JSON.stringify(body)],
  );

/** Opens the renewal of the account beside the list and returns its panel and its path in the API. */
async function openRenewal(page) {
  await logIn(page);
  await page.getByRole('grid').getByText('Journey Foods').first().click();
  const panel = page.getByRole('complementary', { name: 'Renewals' });
  await panel.getByLabel('Category').waitFor();
  return { panel, path: `/renewals/${new URL(page.url()).searchParams.get('open')}` };
}

/** Changes the renewal as somebody else would, on its current version. */
async function theyChange(page, path, change) {
  const { tag } = await call(page, 'GET', path);
  assert.equal((await call(page, 'PATCH', path, { 'If-Match': tag }, change)).status, 200);
}

journey('what others changed meanwhile stays', `/renewals?accountId=${account}`, {}, async (page) => {
  const { panel, path } = await openRenewal(page);
  const before = (await call(page, 'GET', path)).body;
  const category = before.category === 'commit' ? 'pipeline' : 'commit';
  const nextStep = `Theirs after ${before.updatedAt}`;
  await theyChange(page, path, { nextStep });
  await panel.getByLabel('Category').selectOption(category);
  await page.getByRole('status').getByText('Someone else changed: Next step').waitFor();
  await hasValue(panel.getByLabel('Next step'), nextStep);
  assert.equal((await call(page, 'GET', path)).body.category, category);
});

journey('two changes of one field are compared, field by field', `/renewals?accountId=${account}`, {}, async (page) => {
  const { panel, path } = await openRenewal(page);
  const before = (await call(page, 'GET', path)).body;
  const mine = `Mine after ${before.updatedAt}`;
  const rival = `Fleetly ${before.updatedAt}`;
  await theyChange(page, path, { nextStep: 'Their step', competitor: rival });
  await panel.getByLabel('Next step').fill(mine);
  await panel.getByLabel('Next step').blur();
  const clash = panel.getByRole('alertdialog', { name: 'Someone else changed this' });
  const step = clash.getByRole('group', { name: 'Next step' });
  for (const text of [before.nextStep ?? '—', 'Their step', mine])
    await step.getByText(text, { exact: true }).first().waitFor();
  await clash.getByRole('group', { name: 'Competitor' }).getByText(rival).waitFor();
  await clash.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').getByText('Saved').waitFor();
  const { nextStep, competitor } = (await call(page, 'GET', path)).body;
  assert.deepEqual([nextStep, competitor], [mine, rival]);
});

journey(
  'a decision on a renewal that others changed asks first',
  `/renewals?accountId=${account}`,
  {},
  async (page) => {
    const { panel, path } = await openRenewal(page);
    await panel.getByRole('button', { name: 'Lose', exact: true }).click();
    await theyChange(page, path, { nextStep: `Wait ${Math.random()}` });
    await panel.getByLabel('Reason').selectOption({ index: 1 });
    await panel.getByRole('button', { name: 'Lose', exact: true }).click();
    const clash = panel.getByRole('alertdialog', { name: 'Someone else changed this' });
    await clash.getByText('Look at it before you decide.').waitFor();
    await clash.getByRole('button', { name: 'Leave it' }).click();
    assert.equal((await call(page, 'GET', path)).body.state, 'open');
  },
);

journey('two voices that disagree are settled', '/renewals?resolutionAsked=true', {}, async (page) => {
  const { panel, path } = await openRenewal(page);
  const calls = panel.getByRole('region', { name: 'Will they renew?' });
  await calls.getByText('The two disagree.').waitFor();
  await calls.getByLabel('What holds').selectOption('at_risk');
  await calls.getByRole('button', { name: 'Settle' }).click();
  await calls.getByText('is required').waitFor();
  await calls.getByLabel('Because').fill('Their budget is open');
  const settled = page.waitForResponse((answer) => answer.url().endsWith('/resolution') && answer.ok());
  await calls.getByRole('button', { name: 'Settle' }).click();
  await calls.getByText('Their budget is open').waitFor();
  await settled;
  const ninety = (await call(page, 'GET', `${path}/calls`)).body.items.find((one) => one.horizon === 90);
  assert.deepEqual([ninety.automated, ninety.answer, ninety.resolution], ['will_renew', 'will_churn', 'at_risk']);
});

journey('several accounts are changed at once, and back', '/accounts?tag=bulk', {}, async (page) => {
  await logIn(page);
  const grid = page.getByRole('grid');
  await grid.getByText('Bulk Farm 3').waitFor();
  const stages = async () =>
    (await call(page, 'GET', '/accounts?tag=bulk')).body.items.map((one) => one.lifecycleStage);
  const { id } = (await call(page, 'GET', '/accounts?tag=bulk')).body.items[0];
  await theyChange(page, `/accounts/${id}`, { industry: `Farming ${Math.random()}` });
  await grid.focus();
  for (const key of ['Home', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
  const bar = page.getByRole('region', { name: 'What is selected' });
  await bar.getByText('3 selected').waitFor();
  await bar.getByRole('button', { name: 'Stage' }).click();
  await bar.getByRole('button', { name: 'Growth' }).click();
  await page.getByRole('status').getByText('2 changed, 1 refused').waitFor();
  await bar.getByText('1 selected').waitFor();
  await bar.getByRole('alert').getByText('Bulk Farm 1: ').waitFor();
  assert.deepEqual(await stages(), ['adoption', 'growth', 'growth']);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').getByText('2 changed back').waitFor();
  assert.deepEqual(await stages(), ['adoption', 'adoption', 'adoption']);
});

journey('a record is found by a few letters, without the mouse', '/', {}, async (page) => {
  await logIn(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  await page.keyboard.type('jana nov');
  await palette.getByRole('option', { name: 'Jana Novak' }).getByText('Person · Journey Foods AG').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/people$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('qqqqqq');
  await palette.getByText('Nothing found').waitFor();
});

journey('a notice leads to its record and is read', '/notices', {}, async (page) => {
  await logIn(page);
  await page.getByRole('link', { name: /^Notices .* unread$/ }).waitFor();
  await page.getByRole('link', { name: 'Given Goods (Unread)' }).click();
  await page.getByRole('heading', { name: 'Given Goods', level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Mark as unread: Given Goods' }).waitFor();
  const all = page.getByRole('button', { name: 'Mark all as read' });
  if (await all.isEnabled()) await all.click();
  await page.getByRole('link', { name: 'Notices', exact: true }).waitFor();
  assert.equal((await call(page, 'GET', '/notices/unread')).body.unread, 0);
});

journey('a view that one member names is used by another', '/accounts?tag=bulk&sort=-name', {}, async (page) => {
  await logIn(page);
  const name = `Farms ${Date.now()}`;
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Everybody may use it').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('status').getByText(`The view ${name} is saved`).waitFor();
  const other = await open(browser, '/accounts');
  await logIn(other.page, { who: 'manager' });
  await other.page.getByRole('button', { name: 'Views' }).click();
  await other.page.getByRole('button', { name }).click();
  await other.page.waitForURL(
    (url) => url.searchParams.get('tag') === 'bulk' && url.searchParams.get('sort') === '-name',
  );
  await other.page.getByRole('grid').getByText('Bulk Farm 1').waitFor();
  assert.deepEqual(other.faults, []);
  await other.close();
});

journey('a person is added, corrected and removed', `/accounts/${account}/people`, {}, async (page) => {
  await logIn(page);
  const name = `Ida Falk ${Date.now()}`;
  await page.getByRole('button', { name: 'Add a person' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByLabel('Name').fill(name);
  await panel.getByLabel('E-mail').fill('ida@journey.example, not an address');
  await panel.getByRole('button', { name: 'Add' }).click();
  await panel.getByText('must be an e-mail address').waitFor();
  assert.equal(await panel.getByLabel('E-mail').evaluate((field) => field === document.activeElement), true);
  await panel.getByLabel('E-mail').fill('ida@journey.example');
  await panel.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name }).click();
  await panel.getByLabel('Role', { exact: true }).selectOption('billing');
  await panel.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: `${name} Billing` }).waitFor();
  await page.getByRole('button', { name }).click();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await page.getByText(name).waitFor({ state: 'detached' });
});

journey('an ended session asks for the login over the page', `/accounts/${account}/notes`, {}, async (page) => {
  await logIn(page);
  await page.getByLabel('Write a note').fill('Half a thought');
  assert.equal((await call(page, 'DELETE', '/session')).status, 204);
  // The dialog may be there already, because a page that is still loading hears of the end too.
  await page.getByRole('link', { name: 'Contracts' }).dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Log in' });
  await dialog.locator('input[name=password]').fill('perennial-demo');
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Pantry').first().waitFor();
  await page.getByRole('link', { name: 'Notes' }).click();
  assert.equal(await page.getByLabel('Write a note').inputValue(), 'Half a thought');
});

journey(
  'a session that another person goes on with shows nothing of the one before',
  `/accounts/${account}`,
  {},
  async (page) => {
    await logIn(page);
    const name = await page.getByRole('heading', { level: 1 }).first().textContent();
    assert.equal((await call(page, 'DELETE', '/session')).status, 204);
    await page.getByRole('link', { name: 'Contracts' }).dispatchEvent('click');
    const dialog = page.getByRole('dialog', { name: 'Log in' });
    await dialog.locator('input[name=tenant]').fill('contoso');
    await dialog.locator('input[name=email]').fill('csm@contoso.example');
    await dialog.locator('input[name=password]').fill('perennial-demo');
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('navigation').first().waitFor();
    assert.ok(name && !(await page.locator('body').textContent()).includes(name));
  },
);

journey('an agent sees no revenue', `/accounts/${account}`, {}, async (page) => {
  await logIn(page, { who: 'agent' });
  await page.getByRole('navigation').first().waitFor();
  assert.equal(await page.getByText('€').count(), 0);
});

journey('an agent takes the ticket nearest to its breach, and solves it', '/tickets', {}, async (page) => {
  await logIn(page, { who: 'agent' });
  await page
    .getByRole('navigation', { name: 'Queues' })
    .getByRole('link', { name: /^Journey line/ })
    .click();
  await page.waitForURL(/queueId=que_/);
  const first = page.getByRole('grid').getByRole('row').nth(1);
  await first.getByText('The map stays empty').waitFor();
  const left = await first.getByText(/^due in /).textContent();
  await page.waitForFunction((left) => !document.body.textContent.includes(left), left);
  await first.getByRole('button', { name: /^Claim ticket/ }).click();
  await page
    .getByRole('status')
    .getByText(/is yours/)
    .waitFor();
  await first.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /The map stays empty/ }).waitFor();

  const clock = page.getByRole('region', { name: 'First response', exact: true });
  await clock.getByRole('img', { name: /^Where the time went: First response: Counted/ }).waitFor();
  await clock.getByText('As a table').click();
  await clock.getByRole('table').getByText('Counted').first().waitFor();

  const reply = page.getByRole('textbox', { name: 'Reply to the customer' });
  await reply.fill('We look into it');
  await page.reload();
  assert.equal(await reply.inputValue(), 'We look into it');
  await page.getByRole('button', { name: 'Send the reply' }).click();
  await page.getByRole('article').getByText('We look into it').waitFor();
  await clock.getByText('Kept').waitFor();

  await page.getByRole('button', { name: 'Wait for the customer' }).click();
  await page.getByLabel('Until').waitFor();
  await page.getByRole('button', { name: 'Wait for the customer' }).click();
  await page
    .getByRole('region', { name: 'Solution', exact: true })
    .getByText(/^paused, .* left$/)
    .waitFor();

  await page.getByRole('button', { name: 'Solve' }).click();
  await page.getByLabel('What was wrong').fill('Old tiles');
  await page.getByLabel('What solved it').fill('New tiles');
  await page.getByRole('button', { name: 'Solve' }).click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.getByText('New tiles').waitFor();
});

journey('an account prints on two pages', `/accounts/${account}/print`, {}, async (page) => {
  await logIn(page);
  await page.getByRole('table', { name: 'What it is made of' }).waitFor();
  await page.waitForLoadState('networkidle');
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.ok(printed.match(/\/Type\s*\/Page\b/g).length <= 2);
});
