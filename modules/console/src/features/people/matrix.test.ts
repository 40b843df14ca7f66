import { expect, test } from 'vitest';
import { areasOf, classesOf } from './matrix';

test('the permissions of an area stand in one line', () => {
  expect(areasOf(['tickets:write', 'accounts:read', 'tickets:read', 'tickets:bulk_write'])).toEqual([
    { name: 'accounts', reads: true, writes: false, more: [] },
    { name: 'tickets', reads: true, writes: true, more: ['bulk write'] },
  ]);
});

test('revenue is shown only with its own permission', () => {
  const revenue = (permissions: string[]) => classesOf(permissions).find(({ name }) => name === 'revenue')?.open;
  expect(revenue(['contracts:read', 'renewals:read'])).toBe(false);
  expect(revenue(['revenue:read'])).toBe(true);
});
