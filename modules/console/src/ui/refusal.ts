import { Refused } from '../api/client';

/** Returns what a refusal says about each named field, by its pointer, and what it says about none of them. */
export function refusalOf(error: unknown, names: string[]): { fields: Record<string, string>; rest: string[] } {
  if (error === undefined || error === null) return { fields: {}, rest: [] };
  const errors = error instanceof Refused ? (error.problem?.errors ?? []) : [];
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { pointer, detail } of errors) {
    const [, first = '', second = ''] = pointer.split('/');
    // A custom field is a member of an object; other members are items of a list.
    const name = [`${first}.${second}`, first].find((one) => names.includes(one));
    if (name !== undefined) fields[name] ??= detail;
    else rest.push(pointer ? `${pointer.slice(1)} ${detail}` : detail);
  }
  if (errors.length === 0) rest.push(error instanceof Error ? error.message : String(error));
  return { fields, rest };
}

/** Returns true if the record is not there for this person any more: nothing that was read of it before may stay in sight. */
export function isGone(error: unknown): boolean {
  return error instanceof Refused && (error.status === 403 || error.status === 404);
}
