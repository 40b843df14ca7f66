import { expect, test } from 'vitest';
import { changesOf, outcomeOf } from './bulk';

type Account = { id: string; version: number; lifecycleStage: string | null; tags: string[] };
type Patch = { lifecycleStage?: string | null; tags?: string[] };

const accounts: Account[] = [
  { id: 'a', version: 3, lifecycleStage: 'value', tags: ['eu'] },
  { id: 'b', version: 1, lifecycleStage: null, tags: [] },
  { id: 'c', version: 8, lifecycleStage: 'growth', tags: ['eu', 'fleet'] },
];

test('what is so already is not sent', () => {
  const changes = changesOf(accounts, (): Patch => ({ lifecycleStage: 'value' }));
  expect(changes.map(({ id, version }) => [id, version])).toEqual([
    ['b', 1],
    ['c', 8],
  ]);
});

test('undo gives each record its own former value, on the version that this change made', () => {
  const changes = changesOf(accounts, ({ tags }): Patch => ({ tags: [...tags, 'new'] }));
  const answer = {
    items: accounts.map(({ id, version }, index) => ({ index, id, status: 200, version: version + 1 })),
  };
  expect(outcomeOf(changes, accounts, answer).reverse).toEqual([
    { id: 'a', version: 4, patch: { tags: ['eu'] } },
    { id: 'b', version: 2, patch: { tags: [] } },
    { id: 'c', version: 9, patch: { tags: ['eu', 'fleet'] } },
  ]);
});

test('a refusal says why, and neither it nor an unchanged record is undone', () => {
  const changes = changesOf(accounts, (): Patch => ({ lifecycleStage: 'churned' }));
  const problem = {
    type: '',
    title: 'Stale',
    status: 412,
    detail: 'Changed meanwhile.',
    instance: '',
    code: 'stale_version',
    requestId: '',
  };
  const outcome = outcomeOf(changes, accounts, {
    items: [
      { index: 0, id: 'a', status: 412, version: null, problem },
      { index: 1, id: 'b', status: 200, version: 2 },
      { index: 2, id: 'c', status: 200, version: 8 },
    ],
  });
  expect(outcome).toEqual({
    changed: 1,
    refused: { a: 'Changed meanwhile.' },
    reverse: [{ id: 'b', version: 2, patch: { lifecycleStage: null } }],
  });
});
