import { expect, test } from 'vitest';
import { facetChange, filterOf } from './filter';

test('a link means the same days until the renewal on each day', () => {
  const filter = filterOf({ within: '30', open: 'acct_1', band: ['red'] }, '2026-11-29');
  expect(filter).toEqual({ band: ['red'], sort: 'name', renewsFrom: '2026-11-29', renewsUntil: '2026-12-30' });
});

test('amounts are numbers for the API', () => {
  expect(filterOf({ arrFrom: '1000', arrUntil: '5000', trendUntil: '0' }, '2026-11-29')).toMatchObject({
    arrFrom: 1000,
    arrUntil: 5000,
    trendUntil: 0,
  });
});

test('no value and some values exclude each other', () => {
  expect(facetChange('tier', 'tier', undefined)).toEqual({ tier: undefined, without: ['tier'] });
  expect(facetChange('tier', 'tier', ['gold'])).toEqual({ tier: ['gold'], without: undefined });
  expect(facetChange('tier', 'tier', [])).toEqual({ tier: undefined, without: undefined });
});
