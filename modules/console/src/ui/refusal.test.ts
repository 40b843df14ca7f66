import { expect, test } from 'vitest';
import { Refused } from '../api/client';
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
