// Journeys of administrators who let other programs follow what changes, against the server that ConsoleJourneysApiIT starts and fills.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, launch, logIn, open } from './browser.mjs';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function sound(page) {
  assert.deepEqual(await barriers(page), [], page.url());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'too wide');
}

test('a webhook is made with a secret that is shown once, and its log says what came of a test', {
  timeout: 120_000,
}, async () => {
  const { page, faults, close } = await open(browser, '/', { width: 360 });
  try {
    await logIn(page, { who: 'admin' });
    await page.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('button', { name: 'Partners' }).click();
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('https://crm.invalid/journey');
    await page.getByLabel('Queues').check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    assert.match(await page.getByRole('textbox', { name: 'Secret' }).inputValue(), /^whsec_[A-Za-z0-9+/]{43}=$/);
    await sound(page);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('link', { name: 'https://crm.invalid/journey' }).first().click();
    await page.getByText('It is set, and nobody can read it.').waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('The host has no address').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'Exchange the secret' }).click();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText(/^The one before it signs too/).waitFor();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Somebody switched it off.').waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});

test('the changes come by themselves, and each program has its last use', { timeout: 120_000 }, async () => {
  const { page, faults, close } = await open(browser, '/', { width: 1024 });
  try {
    await logIn(page, { who: 'admin' });
    await page.goto('/partners/changes?type=queue');
    await page.getByText('Live').waitFor();
    const made = await page.evaluate(async () => {
      const headers = { 'Perennial-Client': 'console', 'Content-Type': 'application/json' };
      const answer = await fetch('/api/v1/queues', {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: `Journey ${crypto.randomUUID()}` }),
      });
      return (await answer.json()).id;
    });
    await page.getByText(made).waitFor();
    await sound(page);
    await page.getByRole('link', { name: 'API clients' }).click();
    await page.getByText('northwind-partner').waitFor();
    await sound(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});
