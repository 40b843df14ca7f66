import type { Callback } from '../../api/callbacks';
import type { Schemas } from '../../api/client';
import { dayOf, plusDays, weekday } from '../../text/days';

export const DAYS = 7;

/** Returns the Monday of the week of a day. */
export const mondayOf = (day: string) => plusDays(day, 1 - weekday(day));

/** Returns the callbacks of each of some days, by the reader's days. */
export function byDay(rows: Callback[], from: string, days: number, zone: string): { day: string; rows: Callback[] }[] {
  return Array.from({ length: days }, (_, at) => {
    const day = plusDays(from, at);
    return { day, rows: rows.filter((row) => dayOf(row.startsAt, zone) === day) };
  });
}

/** Returns the callbacks of each person who has some, in the order of their names; those of nobody come last. */
export function byPerson(rows: Callback[]): { id: string | null; name: string | null; rows: Callback[] }[] {
  const people = new Map<string | null, { id: string | null; name: string | null; rows: Callback[] }>();
  for (const row of rows) {
    const known = people.get(row.ownerId) ?? { id: row.ownerId, name: row.ownerName, rows: [] };
    people.set(row.ownerId, { ...known, rows: [...known.rows, row] });
  }
  return [...people.values()].sort((a, b) =>
    a.name === null ? 1 : b.name === null ? -1 : a.name.localeCompare(b.name),
  );
}

/** What is promised, against the time of the lanes, in minutes. */
export type Load = { promised: number; open: number };

export function loadOf(days: Schemas['MemberDay'][]): Load {
  return days.reduce(
    (sum, one) => ({ promised: sum.promised + one.promisedMinutes, open: sum.open + one.openMinutes * one.lanes }),
    { promised: 0, open: 0 },
  );
}
