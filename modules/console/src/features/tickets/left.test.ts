import { expect, test } from 'vitest';
import { whole } from '../../api/client';
import type { Ticket } from '../../api/tickets';
import { isGone } from '../../ui/refusal';
import { isSeen } from './moving';

test('a move that takes the ticket out of sight is no failure, and says so', async () => {
  const moved = await whole<Ticket | undefined>(Promise.resolve({ response: new Response(null, { status: 204 }) }));
  expect(isSeen(moved)).toBe(false);
  expect(isSeen({ data: { number: 1 } as Ticket })).toBe(true);
});

test('a ticket that is read no more has left; another failure is one', async () => {
  const failed = (status: number) =>
    whole(Promise.resolve({ response: new Response(null, { status }) })).catch((error: unknown) => error);
  expect(isGone(await failed(404))).toBe(true);
  expect(isGone(await failed(500))).toBe(false);
});
