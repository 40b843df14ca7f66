import { expect, test } from 'vitest';
import { filterOf, quartersAround } from './filter';

test('without a state only undecided renewals are meant, but of one account all', () => {
  expect(filterOf({}).state).toEqual(['open', 'deferred']);
  expect(filterOf({ state: ['won'] }).state).toEqual(['won']);
  expect(filterOf({ accountId: 'acct_1' })).toEqual({ accountId: ['acct_1'], sort: 'dueOn' });
});

test('what is shown beside the list does not filter it', () => {
  expect(filterOf({ view: 'board', open: 'rnw_1' })).toEqual(filterOf({}));
});

test('quarters go over the turn of the year', () => {
  expect(quartersAround('2026-11-29')).toEqual(['2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2']);
});
