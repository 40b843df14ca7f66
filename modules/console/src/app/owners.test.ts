import { expect, test } from 'vitest';
import { ownersFor } from './owners';

const ida = { id: 'mem_ida', name: 'Ida' };
const udo = { id: 'mem_udo', name: 'Udo' };
const sven = { id: 'mem_sven', name: 'Sven' };
const caller = { subjectId: 'mem_ida', name: 'Ida' };
const names = (of: { label: string }[]) => of.map(({ label }) => label);

test('whom the server takes can be chosen, and nobody else', () => {
  expect(names(ownersFor(caller, [ida], [ida, sven, udo]))).toEqual(['Ida']);
  expect(names(ownersFor(caller, [ida, udo], [ida, sven, udo]))).toEqual(['Ida', 'Udo']);
  expect(names(ownersFor(caller, [], [ida]))).toEqual([]);
});

test('who may not read members can name only themselves', () => {
  expect(ownersFor(caller, undefined, [])).toEqual([{ value: 'mem_ida', label: 'Ida' }]);
});

test('an owner until now may stay', () => {
  expect(names(ownersFor(caller, [ida], [ida, sven, udo], 'mem_sven'))).toEqual(['Ida', 'Sven']);
  expect(names(ownersFor(caller, [ida], [ida, sven, udo], 'mem_ida'))).toEqual(['Ida']);
  expect(names(ownersFor(caller, [ida], [ida], null))).toEqual(['Ida']);
});
