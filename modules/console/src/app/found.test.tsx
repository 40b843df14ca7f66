import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { addressOf, Found, type Hit } from './found';

const hit: Hit = {
  kind: 'notes',
  id: 'note_1',
  accountId: 'acct_1',
  accountName: 'Rhine Logistics',
  title: 'Called Jana',
  pieces: [
    { text: 'She asked for a ', marked: false },
    { text: 'quote', marked: true },
  ],
};

test('each kind of record leads to where it is shown', () => {
  const address = (kind: string) => addressOf({ ...hit, kind });
  expect(['accounts', 'contacts', 'contracts', 'notes', 'something_new'].map(address)).toEqual([
    '/accounts/acct_1',
    '/accounts/acct_1/people',
    '/accounts/acct_1/contracts',
    '/accounts/acct_1/notes',
    '/accounts/acct_1',
  ]);
});

test('the words that were searched for are marked, and the title stands above another text', () => {
  const html = renderToStaticMarkup(<Found hit={hit} />);
  expect(html).toContain('Called Jana');
  expect(html).toContain('Note · Rhine Logistics');
  expect(html).toContain('She asked for a <mark>quote</mark>');
});

test('a title that was found is written once', () => {
  const html = renderToStaticMarkup(<Found hit={{ ...hit, pieces: [{ text: 'Called Jana', marked: true }] }} />);
  expect(html.match(/Called Jana/g)).toHaveLength(1);
});
