import { expect, test } from 'vitest';
import { bodyOf } from './body';

test('a task is of the customer that was found in the form, and then its owner has it', () => {
  const found = bodyOf({ title: ' Call ', accountId: 'acct_1', accountName: 'Rhine' }, undefined, 'mem_1');
  expect(found).toMatchObject({ title: 'Call', accountId: 'acct_1', ownerId: null });
  expect(found).not.toHaveProperty('accountName');
});

test('a task without a customer is of whoever writes it, and on the page of a customer it is of that one', () => {
  expect(bodyOf({ title: 'Call' }, undefined, 'mem_1')).toMatchObject({ accountId: null, ownerId: 'mem_1' });
  expect(bodyOf({ title: 'Call', accountId: '' }, undefined, 'mem_1')).toMatchObject({
    accountId: null,
    ownerId: 'mem_1',
  });
  expect(bodyOf({ title: 'Call', accountId: 'acct_1' }, 'acct_2', 'mem_1')).toMatchObject({ accountId: 'acct_2' });
});
