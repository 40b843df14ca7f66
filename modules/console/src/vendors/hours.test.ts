import { expect, test } from 'vitest';
import { bodyOf, valuesOf } from './hours';

const time = {
  memberId: 'mem_ida',
  declared: false,
  calendar: null,
  zone: 'Europe/Riga',
  week: { monday: ['08:00-12:00', '13:00-17:00'], tuesday: [] },
  skills: ['fleet', 'maps'],
  languages: ['lv'],
  capacity: 4,
  version: 1,
};

test('what is not changed is sent as it was read', () => {
  const { memberId: _, declared: __, version: ___, ...read } = time;
  const sent = bodyOf(time, valuesOf(time));
  expect(sent).toEqual({ ...read, week: { ...sent.week, ...read.week } });
  expect(Object.values(sent.week ?? {}).flat()).toEqual(['08:00-12:00', '13:00-17:00']);
});

test('lists are written with commas or spaces, and an empty capacity stays', () => {
  const sent = bodyOf(time, {
    ...valuesOf(time),
    'week.tuesday': '09:00-10:00，11:00-12:00',
    skills: 'a b,  c',
    capacity: ' ',
  });
  expect(sent.week?.tuesday).toEqual(['09:00-10:00', '11:00-12:00']);
  expect([sent.skills, sent.capacity]).toEqual([['a', 'b', 'c'], 4]);
});
