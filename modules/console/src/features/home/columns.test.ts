import { expect, test } from 'vitest';
import { evenedOut } from './columns';

test('what is closed leaves no hole', () => {
  expect(evenedOut(['call', 'own'], ['quarter', undefined])).toEqual({ first: ['call', 'own'], second: ['quarter'] });
  expect(evenedOut([false, 'own', 'work'], [undefined, false])).toEqual({ first: ['own'], second: ['work'] });
  expect(evenedOut(['work'], [undefined])).toEqual({ first: ['work'], second: [] });
  expect(evenedOut([false], ['quarter', 'moves'])).toEqual({ first: ['quarter', 'moves'], second: [] });
});
