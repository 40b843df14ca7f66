import { expect, test } from 'vitest';
import type { Callback } from '../../api/callbacks';
import type { Schemas } from '../../api/client';
import { byDay, byPerson, loadOf, mondayOf } from './week';

test('a week begins on Monday', () => {
  expect(mondayOf('2026-03-29')).toBe('2026-03-23');
  expect(mondayOf('2026-03-30')).toBe('2026-03-30');
});

test('a callback is on the day on which it is for the reader', () => {
  const late = { id: 'a', startsAt: '2026-03-29T23:00:00Z' } as Callback;
  const days = byDay([late], '2026-03-23', 7, 'Europe/Berlin');
  expect(days.map((one) => one.rows.length)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(byDay([late], '2026-03-23', 7, 'America/New_York')[6]?.rows).toEqual([late]);
  expect(byDay([late], '2026-03-29', 1, 'America/New_York')[0]?.rows).toEqual([late]);
});

test('people come in the order of their names, and nobody last', () => {
  const rows = [
    { id: 'a', ownerId: null, ownerName: null },
    { id: 'b', ownerId: '2', ownerName: 'Ole' },
    { id: 'c', ownerId: '1', ownerName: 'Ida' },
    { id: 'd', ownerId: '2', ownerName: 'Ole' },
  ] as Callback[];
  expect(byPerson(rows).map((one) => [one.name, one.rows.map((row) => row.id).join('')])).toEqual([
    ['Ida', 'c'],
    ['Ole', 'bd'],
    [null, 'a'],
  ]);
});

test('what is promised is compared with the time of all lanes', () => {
  const day = { openMinutes: 480, promisedMinutes: 90 };
  const days = [
    { ...day, lanes: 2 },
    { ...day, lanes: 1, openMinutes: 0 },
  ] as Schemas['MemberDay'][];
  expect(loadOf(days)).toEqual({ promised: 180, open: 960 });
});
