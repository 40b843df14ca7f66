import { Refused } from './client';

/** A record as it was read, with its version. */
export type Read<T> = { data: T; tag: string };

/** Thrown when others changed what is about to be changed. The person has to look first. */
export class Clash extends Error {
  constructor(
    readonly before: object,
    readonly now: Read<object>,
    readonly yours: object,
    /** The names of the fields that differ between `before` and `now`, or are in `yours`. */
    readonly fields: string[],
  ) {
    super('clash');
  }
}

/** What follows from other fields or changes with each writing says nothing to a person. */
const SILENT = ['updatedAt', 'version', 'redacted'];
const MOST_TRIES = 3;

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

const at = (record: object, name: string) => (record as Record<string, unknown>)[name];

/** Returns the names of the fields in which two readings of a record differ. */
export function changedFields(before: object, now: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => !SILENT.includes(name) && !same(at(before, name), at(now, name)),
  );
}

type Saving<T extends object, P extends object> = {
  base: Read<T>;
  patch: P;
  write: (patch: P, tag: string) => Promise<Read<T>>;
  read: () => Promise<Read<T>>;
};

/**
 * Writes a patch on the version that was shown. If others changed only other fields meanwhile, the patch is sent again and their fields
 * are returned in `others`; if they changed the same field to something else, nothing is written.
 */
export async function save<T extends object, P extends object>(
  { base, patch, write, read }: Saving<T, P>,
  tries = 1,
): Promise<Read<T> & { others: string[] }> {
  try {
    return { ...(await write(patch, base.tag)), others: [] };
  } catch (error) {
    const now = await readAfter(error, read, tries);
    const others = changedFields(base.data, now.data);
    if (others.some((name) => name in patch && !same(at(now.data, name), at(patch, name))))
      throw new Clash(base.data, now, patch, [...new Set([...others, ...Object.keys(patch)])]);
    const saved = await save({ base: now, patch, write, read }, tries + 1);
    return { ...saved, others: [...new Set([...others, ...saved.others])] };
  }
}

/** Decides on the version that was shown. A decision is about the whole record, so any change by others has to be seen first. */
export async function decide<T extends object, A>(
  base: Read<T>,
  act: (tag: string) => Promise<Read<A>>,
  read: () => Promise<Read<T>>,
): Promise<Read<A>> {
  try {
    return await act(base.tag);
  } catch (error) {
    const now = await readAfter(error, read, 1);
    const others = changedFields(base.data, now.data);
    if (others.length === 0) return act(now.tag);
    throw new Clash(base.data, now, {}, others);
  }
}

async function readAfter<T>(error: unknown, read: () => Promise<Read<T>>, tries: number): Promise<Read<T>> {
  if (!(error instanceof Refused) || error.status !== 412 || tries >= MOST_TRIES) throw error;
  return read();
}
