import { type Schemas, saidOf } from './client';

export type Change<P> = { id: string; version: number; patch: P };
type Versioned = { id: string; version: number };
type Result = Pick<Schemas['ChangesResult'], 'items'>;

/** What became of a change of several records. */
export type Outcome<P> = {
  changed: number;
  /** Why a record was refused, by its id. */
  refused: Record<string, string>;
  /** The patches that undo exactly this change and no later one. */
  reverse: Change<P>[];
};

/** Returns the changes of some records; a record that has the wanted values already needs none. */
export function changesOf<R extends Versioned, P extends object>(records: R[], patchOf: (record: R) => P): Change<P>[] {
  return records
    .map((record) => ({ record, patch: patchOf(record) }))
    .filter(({ record, patch }) => Object.keys(patch).some((name) => !same(at(record, name), at(patch, name))))
    .map(({ record, patch }) => ({ id: record.id, version: record.version, patch }));
}

/** Returns what became of changes, by the answer of the API and by the records as they were before. */
export function outcomeOf<R extends Versioned, P extends object>(
  changes: Change<P>[],
  records: R[],
  { items }: Result,
): Outcome<P> {
  const before = new Map(records.map((record) => [record.id, record]));
  const refused: Record<string, string> = {};
  const reverse: Change<P>[] = [];
  for (const { index, version, problem, status } of items) {
    const change = changes[index];
    const record = change && before.get(change.id);
    if (!change || !record) continue;
    if (version === null) refused[change.id] = problem?.errors?.[0]?.detail ?? saidOf(status, problem);
    else if (version !== change.version) reverse.push({ id: change.id, version, patch: back(change.patch, record) });
  }
  return { changed: reverse.length, refused, reverse };
}

/** Returns the patch that gives a record its former values back. */
function back<P extends object>(patch: P, record: object): P {
  return Object.fromEntries(Object.keys(patch).map((name) => [name, at(record, name) ?? null])) as P;
}

const at = (record: object, name: string) => (record as Record<string, unknown>)[name];
const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
