import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Preview, Why } from './preview';

const tried = { n: 0, items: [], accounts: 300, madeBefore: 0, noOwner: 0, unowned: [] };

test('a rule that makes nothing says why', () => {
  expect(renderToStaticMarkup(<Why preview={tried} />)).toContain(
    '300 customers were looked at. The condition is met for none of them.',
  );
  expect(renderToStaticMarkup(<Why preview={{ ...tried, accounts: 0 }} />)).toContain('No customer has');
  const before = renderToStaticMarkup(<Why preview={{ ...tried, madeBefore: 2 }} />);
  expect(before).toContain('For 2 it has made something of the same cause before.');
  expect(before).not.toContain('none of them');
});

test('a rule that finds nobody else makes nothing of them', () => {
  expect(renderToStaticMarkup(<Preview preview={tried} />)).toContain('Would make nothing today');
});
