import { expect, test } from 'vitest';
import { agreedOf, contractOf } from './contract';

const contract = {
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  attainmentAtLeast: 90.5,
  reopenRateAtMost: 0,
  satisfactionAtLeast: null,
  businessShareAtMost: null,
};

test('a contract that nobody changed is sent as it was, and ends with its last day', () => {
  expect(agreedOf(contract)['contract.endsOn']).toBe('2026-12-31');
  expect(contractOf(agreedOf(contract))).toEqual(contract);
});

test('an empty form is no contract, and a target of nought is one', () => {
  expect(contractOf(agreedOf(null))).toBe(null);
  expect(contractOf({ 'contract.reopenRateAtMost': '0' })?.reopenRateAtMost).toBe(0);
});

test('a comma is a decimal point, and what is no number is not taken for none', () => {
  expect(contractOf({ 'contract.attainmentAtLeast': '90,5' })?.attainmentAtLeast).toBe(90.5);
  expect(contractOf({ 'contract.attainmentAtLeast': 'many' })?.attainmentAtLeast).toBe('many');
});
