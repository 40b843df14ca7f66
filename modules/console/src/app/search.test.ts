import { expect, test } from 'vitest';
import { many, one, parseSearch, writeSearch } from './search';

test('an address is read as it was written', () => {
  const search = { band: ['red', 'yellow'], sort: '-arr', segment: 'R&D, EU=1 ü' };
  expect(parseSearch(writeSearch(search))).toEqual(search);
  expect(writeSearch({ band: ['red', 'yellow'], sort: undefined })).toBe('?band=red&band=yellow');
});

test('a parameter of another form does no harm', () => {
  expect(one(['a', 'b'])).toBe('a');
  expect([one(3), one(''), many(''), many(undefined)]).toEqual([undefined, undefined, undefined, undefined]);
  expect(many('red')).toEqual(['red']);
});
