import { expect, test } from 'vitest';
import { ownersFor } from './owners';

const ida = { id: 'mem_ida', name: 'Ida', status: 'active' as const };
const udo = { id: 'mem_udo', name: 'Udo', status: 'active' as const };
const otto = { id: 'mem_otto', name: 'Otto', status: 'invited' as const };
const sven = { id: 'mem_sven', name: 'Sven', status: 'suspended' as const };
const people = [ida, otto, sven, udo];
const caller = (...visible: string[]) => ({ subjectId: 'mem_ida', name: 'Ida', visible }) as never;
const names = (of: { label: string }[]) => of.map(({ label }) => label);

test('who sees own accounts only can take nobody but themselves', () => {
  expect(names(ownersFor(caller('own'), people))).toEqual(['Ida']);
  expect(ownersFor(caller('own'), [])).toEqual([{ value: 'mem_ida', label: 'Ida' }]);
});

test('who sees more can take whoever can log in', () => {
  expect(names(ownersFor(caller('own', 'team'), people))).toEqual(['Ida', 'Udo']);
  expect(names(ownersFor(caller('all'), people))).toEqual(['Ida', 'Udo']);
});

test('an owner until now may stay', () => {
  expect(names(ownersFor(caller('own'), people, 'mem_sven'))).toEqual(['Ida', 'Sven']);
});
