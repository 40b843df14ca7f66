import { expect, test } from 'vitest';
import { mentionsIn, typedName } from './mentioned';

const ida = { id: 'mem_1', name: 'Ida Berg' };
const idas = { id: 'mem_2', name: 'Ida Bergström' };
const wei = { id: 'mem_3', name: '王伟' };

test('a name is typed only after an @ that begins a word', () => {
  expect(typedName('Ask @Id')).toBe('Id');
  expect(typedName('@')).toBe('');
  expect(typedName('@Ida Be')).toBe('Ida Be');
  expect(typedName('ida@example')).toBeUndefined();
  expect(typedName('@Ida Berg ')).toBeUndefined();
  expect(typedName('@Ida\nNext')).toBeUndefined();
  expect(typedName('Nobody')).toBeUndefined();
});

test('of two names that begin alike the longer one is meant, and each is told once', () => {
  expect(mentionsIn('@Ida Bergström, and @Ida Bergström', [ida, idas])).toEqual([idas]);
  expect(mentionsIn('@Ida Berg and 请@王伟看一下', [ida, idas, wei])).toEqual([ida, wei]);
  expect(mentionsIn('Ida Berg, @Nobody', [ida, idas])).toEqual([]);
});
