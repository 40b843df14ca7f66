import { expect, test } from 'vitest';
import { ruleOf } from './rule';

test('a choice in words is a rule on the day of the first callback', () => {
  const local = '2026-08-31T09:00';
  expect(ruleOf({ local })).toBeUndefined();
  expect(ruleOf({ repeat: 'weekly', local: '' })).toBeUndefined();
  expect(ruleOf({ repeat: 'biweekly', local })).toBe('FREQ=WEEKLY;INTERVAL=2');
  expect(ruleOf({ repeat: 'monthly_date', local })).toBe('FREQ=MONTHLY;BYMONTHDAY=31');
  expect(ruleOf({ repeat: 'monthly_weekday', local })).toBe('FREQ=MONTHLY;BYDAY=-1MO');
  expect(ruleOf({ repeat: 'monthly_weekday', local: '2026-08-12T09:00' })).toBe('FREQ=MONTHLY;BYDAY=2WE');
  expect(ruleOf({ repeat: 'quarterly', local })).toBe('FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31');
});

test('a series ends after some callbacks or on a day', () => {
  const weekly = { repeat: 'weekly', local: '2026-08-31T09:00' };
  expect(ruleOf({ ...weekly, count: ' 12 ', lastDay: '2026-12-31' })).toBe('FREQ=WEEKLY;COUNT=12');
  expect(ruleOf({ ...weekly, lastDay: '2026-12-31' })).toBe('FREQ=WEEKLY;UNTIL=20261231');
});
