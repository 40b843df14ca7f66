import { expect, test } from 'vitest';
import { en } from '../text/callbacks/en';
import { ruleOf, SAME, wordsOf } from './rule';

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

test('the same rule goes on until the day on which the series ends', () => {
  const changed = { rule: 'FREQ=WEEKLY;COUNT=12;BYDAY=FR', lastOn: '2026-12-31' };
  expect(ruleOf({ repeat: SAME }, changed)).toBe('FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231');
  expect(ruleOf({ repeat: SAME, local: '2026-08-31T09:00' })).toBeUndefined();
});

test('a rule is said in words', () => {
  const write = { weekday: (day: string) => day.slice(8), day: (day: string) => day, number: String };
  const say = (rule: string) => wordsOf(rule, en.series.words, write);
  expect(say('FREQ=WEEKLY;BYDAY=FR')).toBe('Every week, 05');
  expect(say('FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31;COUNT=4')).toBe('Every 3 months, day 31, 4 times');
  expect(say('FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20261231T090000')).toBe('Every month, the last 01, until 2026-12-31');
  expect(say('FREQ=YEARLY;BYYEARDAY=100')).toBe('FREQ=YEARLY;BYYEARDAY=100');
});
