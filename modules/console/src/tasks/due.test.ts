import { expect, test } from 'vitest';
import { dueFields, isTooLate } from './due';

const names = (values: Record<string, string>) =>
  dueFields(values, { dueOn: 'Due on', dueInWorkDays: 'Or in work days' }).map((field) => field.name);

test('a task is due on a day or in work days, and the form never takes both', () => {
  expect(names({})).toEqual(['dueOn', 'dueInWorkDays']);
  expect(names({ dueOn: '2026-12-03', dueInWorkDays: '2' })).toEqual(['dueOn']);
  expect(names({ dueInWorkDays: '2' })).toEqual(['dueInWorkDays']);
});

test('a task that is put off beyond its day is too late, and one without a day never', () => {
  expect(isTooLate('2026-12-07', '2026-12-03')).toBe(true);
  expect(isTooLate('2026-12-03', '2026-12-03')).toBe(false);
  expect(isTooLate('2026-12-07', null)).toBe(false);
});
