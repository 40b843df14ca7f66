import { expect, test } from 'vitest';

Object.assign(globalThis, {
  localStorage: { getItem: () => null },
  document: { documentElement: { dataset: {} } },
});
const { keptOf } = await import('./kept');

test('what other programs keep, and values of another version, change nothing', () => {
  expect(keptOf({ 'console.density': 'compact', 'console.theme': 'sepia', density: 'comfortable', x: 'y' })).toEqual({
    density: 'compact',
  });
});
