import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { between, dayOf, monthOf, plusDays, weekday, writeDay, writeTime, writeWall } from './days';

test('days are counted across leap days and changes of the clock', () => {
  expect(between('2028-02-28', '2028-03-01')).toBe(2);
  expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('a month is found in both directions', () => {
  expect(monthOf('2026-11-29', 2)).toBe('2027-01-01');
  expect(monthOf('2026-01-31', -1)).toBe('2025-12-01');
});

test('a week begins on Monday', () => {
  expect([weekday('2026-11-30'), weekday('2026-11-29')]).toEqual([1, 7]);
});

test('a day is the same day for every reader', () => {
  expect(writeDay('2026-03-01', 'en-GB')).toBe('1 Mar 2026');
  expect(writeDay('2026-03-01', 'zh-CN')).toContain('2026');
});

test('an instant is on the day of its zone', () => {
  expect(dayOf('2026-03-01T23:30:00Z', 'Asia/Shanghai')).toBe('2026-03-02');
});

test('nothing else uses a JavaScript Date', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const using = files.filter((name) => /\bDate\b\s*[.(]/.test(readFileSync(`src/${name}`, 'utf8')));
  expect(using).toEqual(['text/days.ts']);
});

test('a time on the wall has 12 or 24 hours as in the place of the reader', () => {
  expect(writeTime('2026-03-01T20:45', 'en-GB')).toBe('20:45');
  expect(writeTime('2026-03-01T20:45', 'en-US')).toMatch(/^8:45\sPM$/);
  expect(writeTime('2026-03-01T20:45:30', 'zh-CN')).toBe('20:45');
  expect(writeWall('2026-03-29T02:30', 'en-GB')).toBe('29 Mar 2026, 02:30');
});
