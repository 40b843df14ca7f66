import { expect, test } from 'vitest';
import { writeChange, writeMoney, writeScore, writeShare, writeShortMoney } from './numbers';

test('an amount is written exactly, also where a float would not be', () => {
  expect(writeMoney({ amount: '90071992547409931.25', currency: 'EUR' }, 'en')).toBe('€90,071,992,547,409,931.25');
});

test('an amount without cents is written without them', () => {
  expect(writeMoney({ amount: '1200.00', currency: 'EUR' }, 'en')).toBe('€1,200');
  expect(writeMoney({ amount: '1200.50', currency: 'EUR' }, 'en')).toBe('€1,200.50');
});

test('a short amount fits into a few characters', () => {
  expect(writeShortMoney({ amount: '43200.00', currency: 'EUR' }, 'en')).toBe('€43.2K');
  expect(writeShortMoney({ amount: '43200.00', currency: 'CNY' }, 'zh-CN')).toBe('¥4.3万');
});

test('basis points become scores, changes and shares', () => {
  expect(writeScore(7235, 'en', 1)).toBe('72.4');
  expect(writeChange(-420, 'en')).toBe('-4.2');
  expect(writeChange(420, 'en')).toBe('+4.2');
  expect(writeShare(5000, 'en')).toBe('50%');
});
