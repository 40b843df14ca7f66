import type { Callback } from '../../api/callbacks';
import { dayOf, plusDays, weekday } from '../../text/days';

export const DAYS = 7;

/** Returns the Monday of the week of a day. */
export const mondayOf = (day: string) => plusDays(day, 1 - weekday(day));

/** Returns the callbacks of each day of a week, by the reader's days. */
export function byDay(rows: Callback[], monday: string, zone: string): { day: string; rows: Callback[] }[] {
  return Array.from({ length: DAYS }, (_, at) => {
    const day = plusDays(monday, at);
    return { day, rows: rows.filter((row) => dayOf(row.startsAt, zone) === day) };
  });
}
