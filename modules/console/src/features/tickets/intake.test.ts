import { expect, test } from 'vitest';
import { isHeard, type Ticket } from '../../api/tickets';
import { bodyOf } from './intake';

const rhine = { id: 'acct_1', name: 'Rhine Logistics' };
const caller = { 'requester.name': ' Jana Weiß', 'requester.phone': '+49 30 901820', 'requester.email': '' };

test('a caller whom nobody knows is written down as they said', () => {
  const { requester, contactId } = bodyOf({ account: undefined, values: { ...caller, contactId: 'cont_1' } }, 'UTC');
  expect(requester).toEqual({ name: 'Jana Weiß', phone: '+49 30 901820', email: null, channelId: null });
  expect(contactId).toBeNull();
});

test('a contact is known, so that nothing of a caller is sent', () => {
  const { requester, contactId } = bodyOf({ account: rhine, values: { ...caller, contactId: 'cont_1' } }, 'UTC');
  expect([requester, contactId]).toEqual([null, 'cont_1']);
});

test('without a word about the caller there is no requester', () => {
  expect(bodyOf({ account: rhine, values: { subject: 'Slow' } }, 'UTC').requester).toBeNull();
});

test('an answer is heard only by a contact or at an address', () => {
  const nobody = { contactId: null, requester: null } as Ticket;
  expect(isHeard(nobody)).toBe(false);
  expect(isHeard({ ...nobody, requester: { name: 'Jana', phone: '1', email: null, channelId: null } })).toBe(false);
  expect(isHeard({ ...nobody, requester: { name: null, phone: null, email: 'j@x.example', channelId: null } })).toBe(
    true,
  );
  expect(isHeard({ ...nobody, contactId: 'cont_1' })).toBe(true);
  expect(isHeard({ ...nobody, redacted: ['/requester'] })).toBe(true);
});
