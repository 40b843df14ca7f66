import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { isFree, type Ticket } from '../../api/tickets';
import { Writer } from './writer';

const ticket = { assigneeId: null, state: 'open' } as Ticket;

test('a ticket that nobody has can be taken while it is not solved', () => {
  expect(isFree(ticket)).toBe(true);
  expect(isFree({ ...ticket, state: 'solved' })).toBe(false);
  expect(isFree({ ...ticket, assigneeId: 'mem_1' })).toBe(false);
});

test('a ticket of somebody whom the reader does not see is not free', () => {
  expect(isFree({ ...ticket, redacted: ['/requester', '/assigneeId', '/assigneeName'] })).toBe(false);
  expect(isFree({ ...ticket, redacted: ['/requester'] })).toBe(true);
});

test('a message says who wrote it as far as the reader may know', () => {
  const written = (writtenBy: string | null, redacted?: string[]) =>
    renderToStaticMarkup(<Writer message={redacted ? { writtenBy, redacted } : { writtenBy }} />);
  expect(written('Jana Novak')).toBe('Jana Novak');
  expect(written('[support team]', ['/memberId', '/writtenBy'])).toBe('Somebody of the organisation');
  expect(written('[closed]', ['/writtenBy'])).toContain('Your roles do not open this field');
  expect(written(null)).toBe('Author not named');
});
