import { expect, test } from 'vitest';
import { Refused } from './client';
import { Clash, changedFields, decide, save } from './saving';

const stale = () => Promise.reject(new Refused(412, undefined, undefined));
const before = { data: { stage: 'upcoming', step: 'a', updatedAt: '1' }, tag: '"1"' };

/** A record that others have changed once, so that version 1 is stale. */
function shared(now: object) {
  const written: object[] = [];
  const current = { data: { ...before.data, ...now, updatedAt: '2' }, tag: '"2"' };
  return {
    written,
    read: () => Promise.resolve(current),
    write: (patch: object, tag: string) => {
      if (tag !== '"2"') return stale();
      written.push(patch);
      return Promise.resolve({ data: { ...current.data, ...patch }, tag: '"3"' });
    },
  };
}

test('a patch of other fields is sent again, and says what others changed', async () => {
  const { read, write, written } = shared({ step: 'b' });
  const saved = await save({ base: before, patch: { stage: 'verbal' }, read, write });
  expect(written).toEqual([{ stage: 'verbal' }]);
  expect(saved.data).toMatchObject({ stage: 'verbal', step: 'b' });
  expect(saved.others).toEqual(['step']);
});

test('a patch of the same field writes nothing and shows before, theirs and yours', async () => {
  const { read, write, written } = shared({ stage: 'negotiating', step: 'b' });
  const clash = await save({ base: before, patch: { stage: 'verbal' }, read, write }).catch((error) => error);
  expect(written).toEqual([]);
  expect(clash).toBeInstanceOf(Clash);
  expect(clash.fields).toEqual(['stage', 'step']);
  expect([clash.before.stage, clash.now.data.stage, clash.yours.stage]).toEqual(['upcoming', 'negotiating', 'verbal']);
});

test('the same change by both is no clash', async () => {
  const { read, write, written } = shared({ stage: 'verbal' });
  await save({ base: before, patch: { stage: 'verbal' }, read, write });
  expect(written).toEqual([{ stage: 'verbal' }]);
});

test('a decision on anything that others changed asks first', async () => {
  const { read, write, written } = shared({ step: 'b' });
  const clash = await decide(before, (tag) => write({ won: true }, tag), read).catch((error) => error);
  expect(clash).toBeInstanceOf(Clash);
  expect(written).toEqual([]);
});

test('a refusal for another reason is passed on', async () => {
  const refused = new Refused(409, undefined, undefined);
  const saving = save({
    base: before,
    patch: {},
    read: () => Promise.resolve(before),
    write: () => Promise.reject(refused),
  });
  await expect(saving).rejects.toBe(refused);
});

test('what changes with each writing is no change for a person', () => {
  expect(changedFields({ a: [1], updatedAt: '1' }, { a: [1], b: null, updatedAt: '2' })).toEqual([]);
});
