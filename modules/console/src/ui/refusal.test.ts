import { expect, test } from 'vitest';
import { Refused, sayIn } from '../api/client';
import { en } from '../text/en';
import { refusalOf } from './refusal';

const refused = (errors: { pointer: string; code: string; detail: string }[]) =>
  new Refused(
    422,
    { type: '', title: 'Invalid', status: 422, detail: 'Wrong.', instance: '', code: 'invalid', requestId: '', errors },
    undefined,
  );

test('a pointer finds its field, also inside a list', () => {
  const error = refused([
    { pointer: '/emails/1', code: 'format', detail: 'must be an e-mail address' },
    { pointer: '/zone', code: 'choice', detail: 'must be a zone' },
  ]);
  expect(refusalOf(error, ['name', 'emails'])).toEqual({
    fields: { emails: 'must be an e-mail address' },
    rest: ['zone must be a zone'],
  });
});

test('a pointer to a member of an object finds the field of the member', () => {
  const error = refused([{ pointer: '/customFields/region', code: 'choice', detail: 'must be one of a, b' }]);
  expect(refusalOf(error, ['customFields.region'])).toEqual({
    fields: { 'customFields.region': 'must be one of a, b' },
    rest: [],
  });
});

test('a refusal without fields is said as it is', () => {
  expect(
    refusalOf(new Refused(409, { ...refused([]).problem, detail: 'Decided.' } as never, undefined), ['a']),
  ).toEqual({
    fields: {},
    rest: ['Decided.'],
  });
});

test('people are told in our words what programs are told in theirs', () => {
  const of = (status: number, code: string) =>
    new Refused(status, { ...refused([]).problem, code, detail: 'Send If-Match.' } as never, undefined).message;
  expect(of(412, 'stale_version')).toBe('Send If-Match.');
  sayIn({ ...en.refusals, unreachable: en.error.unreachable, failed: en.error.failed });
  expect(of(412, 'stale_version')).toBe('Somebody changed this meanwhile. Look at it again.');
  expect(of(412, 'already_exists')).toBe(en.refusals.changed);
  expect(of(422, 'idempotency_mismatch')).toBe(en.refusals.reload);
  expect(of(409, 'wave_opened')).toBe('Send If-Match.');
  expect(new Refused(0, undefined, undefined).message).toBe(en.error.unreachable);
  expect(new Refused(502, undefined, undefined).message).toBe(en.error.failed);
});
