import { expect, test } from 'vitest';
import { mayHandOver, type Ticket } from '../../api/tickets';

const ticket = { state: 'open' } as Ticket;
const agent = (permission: string) => ['tickets:read', 'tickets:write', 'tickets:assign'].includes(permission);

test('an agent, who reads no vendors, hands a ticket over', () => {
  expect(mayHandOver(ticket, agent, false)).toBe(true);
  expect(mayHandOver(ticket, (permission) => permission === 'tickets:read', false)).toBe(false);
});

test('a solved ticket, and one in the eyes of a vendor, is not handed over', () => {
  expect(mayHandOver({ ...ticket, state: 'solved' }, agent, false)).toBe(false);
  expect(mayHandOver(ticket, agent, true)).toBe(false);
});
