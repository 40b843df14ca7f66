import { expect, test } from 'vitest';
import { writing } from '../../text';
import { en } from '../../text/en';
import { bandsOf, type Notice, placeOf, sentenceOf } from './said';

const notice: Notice = {
  id: 'ntc_1',
  kind: 'assigned',
  accountId: 'acct_1',
  accountName: 'Rhine Logistics',
  subjectId: 'acct_1',
  label: 'Rhine Logistics',
  detail: null,
  at: '2026-03-02T08:00:00Z',
  readAt: null,
};
const say = (changed: Partial<Notice>) => sentenceOf({ ...notice, ...changed }, writing(en, 'en-GB', 'UTC'));

test('each notice leads to its record', () => {
  expect(placeOf({ ...notice, subjectId: 'rnw_1' })).toEqual({ to: '/renewals', search: { open: 'rnw_1' } });
  expect(placeOf(notice)).toEqual({ to: '/accounts/acct_1' });
  expect(placeOf({ ...notice, subjectId: 'tick_1' })).toEqual({ to: '/tickets/tick_1' });
  expect(placeOf({ ...notice, subjectId: 'call_1' })).toEqual({ to: '/callbacks/call_1' });
  expect(placeOf({ ...notice, subjectId: 'exp_1' })).toEqual({ to: '/accounts/acct_1/leads' });
});

test('each notice says in words what happened', () => {
  expect(say({ kind: 'renewal_near', subjectId: 'rnw_1', label: '2026-12-31' })).toBe(
    'The renewal due on 31 Dec 2026 is to be decided soon',
  );
  expect(say({ subjectId: 'rnw_1', label: '2026-12-31' })).toBe('The renewal due on 31 Dec 2026 is now yours');
  expect(say({ subjectId: 'exp_1', label: 'Seats' })).toBe('The lead “Seats” is now yours');
  expect(say({})).toBe('This customer is now yours');
  expect(say({ kind: 'handover_kept', subjectId: 'tick_1', label: '#7' })).toBe(
    '#7 was to be handed over to you, but nobody of yours works now',
  );
  expect(say({ kind: 'handover_begun', subjectId: 'tick_1', label: '#7' })).toBe('#7 was handed over to you');
  expect(say({ kind: 'handover_ended', subjectId: 'tick_1', label: '#7' })).toBe('#7 is no longer with you');
  expect(say({ kind: 'ticket_mentioned', subjectId: 'tick_1', label: '#7' })).toBe('Somebody mentioned you in #7');
  expect(say({ kind: 'callback_missed', subjectId: 'call_1', label: 'Prices' })).toBe(
    'Nobody called at the promised time: Prices',
  );
  expect(say({ kind: 'something_new', label: 'X' })).toBe('something new: X');
});

test('only a change of the band has bands', () => {
  expect(bandsOf({ ...notice, kind: 'band_changed', detail: 'green → red' })).toEqual(['green', 'red']);
  expect(bandsOf({ ...notice, detail: 'green → red' })).toBeUndefined();
  expect(bandsOf({ ...notice, kind: 'band_changed', detail: 'red' })).toBeUndefined();
});
