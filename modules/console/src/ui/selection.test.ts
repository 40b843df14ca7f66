import { expect, test } from 'vitest';
import { extended, MOST_SELECTED, toggled } from './selection';

const many = Array.from({ length: 300 }, (_, index) => `acct_${index}`);

test('a row is selected and left out again', () => {
  expect(toggled(toggled([], 'a'), 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('the shift key selects what lies between, in both directions, and keeps the rest', () => {
  expect(extended(['e'], ['a', 'b', 'c', 'd', 'e'], 1, 2)).toEqual(['e', 'b', 'c']);
  expect(extended([], ['a', 'b', 'c', 'd'], 3, 1)).toEqual(['b', 'c', 'd']);
});

test('no more is selected than can be sent', () => {
  expect(extended([], many, 0, 299)).toHaveLength(MOST_SELECTED);
  expect(toggled(many.slice(0, MOST_SELECTED), 'one more')).toHaveLength(MOST_SELECTED);
  expect(toggled(many.slice(0, MOST_SELECTED), 'acct_0')).toHaveLength(MOST_SELECTED - 1);
});
