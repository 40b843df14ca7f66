import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BulkBar } from './bulkbar';

const rows = Array.from({ length: 250 }, (_, index) => ({ key: `a${index}`, name: `Account ${index}` }));

function bar(keys: string[], count: number, reasons: Record<string, string> = {}) {
  const selection = { keys, reasons, set: () => {}, refuse: () => {} };
  return renderToStaticMarkup(
    <BulkBar selection={selection} rows={rows.slice(0, count)} count={count} busy={false}>
      <button type="button">Stage</button>
    </BulkBar>,
  );
}

test('what is selected and what matches are different choices', () => {
  expect(bar(['a0', 'a1'], 37)).toContain('2 selected');
  expect(bar(['a0', 'a1'], 37)).toContain('Select all 37 that match');
  expect(bar(['a0'], 250)).toContain('Select the first 200 of 250 that match');
});

test('nothing is offered while nothing is selected, or while it is in the list no more', () => {
  expect(bar([], 37)).toBe('');
  expect(bar(['gone'], 37)).toBe('');
});

test('a refused record is named with its reason', () => {
  const html = bar(['a3'], 37, { a3: 'It was changed after you read it.' });
  expect(html).toContain('role="alert"');
  expect(html).toContain('Account 3: It was changed after you read it.');
});
