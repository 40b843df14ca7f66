import { expect, test } from 'vitest';
import { joined, placed } from './stretches';

const day = [
  { kind: 'counted', seconds: 3600 },
  { kind: 'paused', seconds: 600 },
  { kind: 'counted', seconds: 1800 },
  { kind: 'closed', seconds: 54_000 },
];
const sum = (of: { seconds: number }[]) => of.reduce((all, one) => all + one.seconds, 0);

test('what is drawn sums to the whole, side by side without a gap', () => {
  const drawn = placed(day);
  expect(drawn.reduce((all, one) => all + one.width, 0)).toBeCloseTo(100, 9);
  drawn.forEach((one, at) => {
    const before = drawn[at - 1];
    expect(one.from).toBeCloseTo(before ? before.from + before.width : 0, 9);
  });
  expect(drawn[3]?.width).toBe(90);
});

test('many stretches become few and lose no second', () => {
  const many = Array.from({ length: 999 }, (_, at) => ({ kind: at % 2 ? 'closed' : 'counted', seconds: at + 1 }));
  const few = joined(many, 100);
  expect(few.length).toBeLessThanOrEqual(100);
  expect(sum(few)).toBe(sum(many));
});

test('neighbours of one kind are one, and a few stretches stay as they are', () => {
  expect(joined([...day, { kind: 'closed', seconds: 1 }], 100)).toEqual([
    ...day.slice(0, 3),
    { kind: 'closed', seconds: 54_001 },
  ]);
});

test('nothing is drawn of no time', () => {
  expect(placed([{ kind: 'counted', seconds: 0 }])).toEqual([{ kind: 'counted', seconds: 0, from: 0, width: 0 }]);
});
