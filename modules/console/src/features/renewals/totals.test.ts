import { expect, test } from 'vitest';
import { totalOf } from './totals';

const group = (renewals: number, amount: string) => ({ renewals, arr: { amount, currency: 'EUR' } });

test('amounts are added exactly, also those that a float cannot hold', () => {
  expect(totalOf([group(2, '9007199254740993.10'), group(1, '0.20')])).toEqual({
    renewals: 3,
    arr: { amount: '9007199254740993.30', currency: 'EUR' },
  });
});

test('an amount without cents, or below one, is added as it is meant', () => {
  expect(totalOf([group(1, '12000'), group(1, '0.05')])?.arr.amount).toBe('12000.05');
  expect(totalOf([group(1, '0.05')])?.arr.amount).toBe('0.05');
});

test('there is no sum of nothing', () => {
  expect(totalOf([])).toBeUndefined();
});
