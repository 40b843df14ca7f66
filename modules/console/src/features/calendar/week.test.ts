import { expect, test } from 'vitest';
import type { Callback } from '../../api/callbacks';
import { byDay, mondayOf } from './week';

test('a week begins on Monday', () => {
  expect(mondayOf('2026-03-29')).toBe('2026-03-23');
  expect(mondayOf('2026-03-30')).toBe('2026-03-30');
});

test('a callback is on the day on which it is for the reader', () => {
  const late = { id: 'a', startsAt: '2026-03-29T23:00:00Z' } as Callback;
  const days = byDay([late], '2026-03-23', 'Europe/Berlin');
  expect(days.map((one) => one.rows.length)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(byDay([late], '2026-03-23', 'America/New_York')[6]?.rows).toEqual([late]);
});
