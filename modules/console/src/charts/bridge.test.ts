import { expect, test } from 'vitest';
import { scaleOf, steps } from './bridge';

const parts = Array.from({ length: 12 }, (_, index) => ({
  cause: 'data',
  measure: `m${index}`,
  amount: (index % 2 ? -1 : 1) * index * 10,
}));

test('the steps of a bridge add up exactly, with the rest in one step', () => {
  const all = steps(5000, parts);
  expect(all).toHaveLength(8);
  expect(all.at(-1)?.parts).toHaveLength(5);
  expect(all.reduce((sum, step) => sum + step.amount, 0)).toBe(parts.reduce((sum, part) => sum + part.amount, 0));
});

test('each step begins where the one before ends, the largest first', () => {
  const all = steps(5000, parts);
  expect(all[0]?.start).toBe(5000);
  for (const [index, step] of all.slice(1).entries())
    expect(step.start).toBe((all[index]?.start ?? 0) + (all[index]?.amount ?? 0));
  expect(all[0]?.amount).toBe(-110);
});

test('the scale holds every step and stays between 0 and 100', () => {
  const all = steps(100, [{ cause: 'data', measure: 'a', amount: -100 }]);
  const [low, high] = scaleOf(100, 0, all);
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(100);
});
