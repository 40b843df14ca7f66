import { expect, test } from 'vitest';
import { PLACES, rareOf } from './places';

test('on a telephone five places have room, or four and the menu of the others', () => {
  expect(rareOf(PLACES.slice(0, 5))).toEqual([]);
  expect(rareOf(PLACES.slice(0, 6)).map(({ name }) => name)).toEqual(['tickets', 'callbacks']);
  const rare = rareOf(PLACES);
  expect(PLACES.length - rare.length).toBe(4);
});

test('each place has a key of its own', () => {
  expect(new Set(PLACES.map(({ key }) => key)).size).toBe(PLACES.length);
});
