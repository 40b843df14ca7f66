/**
 * Calculates with days. A day is text, such as `2026-03-01`, because a JavaScript `Date` is an instant, and an instant is another day
 * somewhere else. This is the only file that may use `Date` (a test checks it), and only in UTC.
 */
const MS = 86_400_000;

function ms(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function text(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Returns the number of days from one day to another. */
export function between(from: string, to: string): number {
  return Math.round((ms(to) - ms(from)) / MS);
}

export function plusDays(day: string, days: number): string {
  return text(ms(day) + days * MS);
}

/** Returns the first day of the month that is this many months later. */
export function monthOf(day: string, later = 0): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + later;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** Returns 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(ms(day)).getUTCDay() || 7;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** Writes a day for people, such as "1 Mar 2026". */
export function writeDay(
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  return format(locale, { ...options, timeZone: 'UTC' }).format(ms(day));
}

/** Writes an instant in a time zone. */
export function writeInstant(instant: string, locale: string, zone: string): string {
  return format(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(Date.parse(instant));
}

/** Writes what a clock on the wall shows, such as `2026-03-01T09:30`. */
export function writeWall(wall: string, locale: string): string {
  return writeInstant(`${wall}Z`, locale, 'UTC');
}

/** Writes the time of day that a clock on the wall shows, with 12 or 24 hours as in the reader's place. */
export function writeTime(wall: string, locale: string): string {
  return format(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.parse(`${wall}Z`));
}

/** Returns the present instant, as the API writes it. */
export function presentInstant(): string {
  return new Date().toISOString();
}

/** Returns the day of an instant in a time zone. */
export function dayOf(instant: string, zone: string): string {
  return format('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(
    Date.parse(instant),
  );
}

/** Returns the last day of what ends at an instant, which is no longer part of it. */
export function lastDayOf(end: string, zone: string): string {
  return dayOf(new Date(Date.parse(end) - 1).toISOString(), zone);
}

/** Returns the seconds of an instant since 1970; those of the present without one. */
export function secondsOf(instant?: string): number {
  return Math.floor((instant === undefined ? Date.now() : Date.parse(instant)) / 1000);
}

/** Returns what a clock on the wall of a zone shows at an instant: `2026-03-01T09:30`. */
export function wallOf(instant: string, zone: string): string {
  const time = format('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone });
  return `${dayOf(instant, zone)}T${time.format(Date.parse(instant))}`;
}

/** Returns the instant at which a clock on the wall of a zone shows a time; in a gap, the time as if there were none. */
export function instantOf(wall: string, zone: string): string {
  const wanted = Date.parse(`${wall}Z`);
  const shownAt = (at: number) => Date.parse(`${wallOf(new Date(at).toISOString(), zone)}Z`);
  const guess = wanted - (shownAt(wanted) - wanted);
  return new Date(guess - (shownAt(guess) - wanted)).toISOString();
}
