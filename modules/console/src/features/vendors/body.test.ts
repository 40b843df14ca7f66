import { expect, test } from 'vitest';
import type { Grant } from '../../api/people';
import { bodyOf, listed, valuesOf } from './body';

const grant = {
  queueIds: ['que_1'],
  segments: ['gold'],
  accountIds: ['acct_1'],
  types: [],
  actions: ['reply'],
  opens: ['free_text'],
  readableDays: 3,
  from: '2026-03-02T10:00:00Z',
  until: '2026-04-02T10:30:00Z',
} as unknown as Grant;

test('a grant that nobody changed is sent as it was', () => {
  const { queueIds, segments, accountIds, types, actions, opens, readableDays, from, until } = grant;
  expect(bodyOf(valuesOf(grant, 'Europe/Riga'), grant, 'Europe/Riga')).toEqual({
    queueIds,
    segments,
    accountIds,
    types,
    actions,
    opens,
    readableDays,
    from,
    until,
  });
});

test('a new grant opens no contact details, and ends with its last day', () => {
  const made = bodyOf({ ...valuesOf(undefined, 'Europe/Riga'), until: '2026-05-01' }, undefined, 'Europe/Riga');
  expect(made.opens).toEqual(['person_names', 'free_text', 'attachments']);
  expect(made.until).toBe('2026-05-01T21:00:00.000Z');
  expect(valuesOf({ ...grant, until: made.until } as Grant, 'Europe/Riga').until).toBe('2026-05-01');
});

test('commas of both scripts divide a list', () => {
  expect(listed(' gold，silver, ')).toEqual(['gold', 'silver']);
});
