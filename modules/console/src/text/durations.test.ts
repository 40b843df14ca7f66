import { expect, test } from 'vitest';
import { instantOf, wallOf } from './days';
import { writeBusiness, writeCountdown, writeDuration } from './durations';
import { en } from './en';

const write = (seconds: number) => writeDuration(seconds, en.durations, String);

test('a length is written in its two largest units and never rounded up', () => {
  expect([0, 59, 60, 3599, 3600, 90_000, 86_399, 172_800 + 59].map(write)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '59 min 59 s',
    '1 h',
    '1 d 1 h',
    '23 h 59 min',
    '2 d',
  ]);
});

test('business time has no days', () => {
  expect([144_000, 90_061, 60].map((seconds) => writeBusiness(seconds, en.durations, String))).toEqual([
    '40 h',
    '25 h 1 min',
    '1 min',
  ]);
});

test('a countdown counts each second, on both sides of the breach', () => {
  expect([3661, 60, 59, 1, 0, -1, -3600].map(writeCountdown)).toEqual([
    '1:01:01',
    '0:01:00',
    '0:00:59',
    '0:00:01',
    '0:00:00',
    '0:00:01',
    '1:00:00',
  ]);
});

test('a time on the wall is the instant in its zone, also when clocks change', () => {
  expect(instantOf('2026-01-15T09:00', 'Europe/Berlin')).toBe('2026-01-15T08:00:00.000Z');
  expect(instantOf('2026-07-15T09:00', 'Asia/Shanghai')).toBe('2026-07-15T01:00:00.000Z');
  expect(instantOf('2026-03-29T04:00', 'Europe/Berlin')).toBe('2026-03-29T02:00:00.000Z');
  expect(wallOf('2026-03-29T02:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T04:00');
  expect(wallOf('2026-03-28T23:05:00Z', 'Europe/Berlin')).toBe('2026-03-29T00:05');
});
