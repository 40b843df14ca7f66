import { expect, test } from 'vitest';
import { bandsIn } from './timeline';

test('a changed band is told in the words of the reader', () => {
  const words: Record<string, string> = { unknown: '未知', red: '有风险', gold: 'gold' };
  const named = (band: string) => words[band] ?? '?';
  expect(bandsIn('unknown → red', named)).toBe('未知 → 有风险');
  expect(bandsIn('red → gold', named)).toBe('有风险 → gold');
});
