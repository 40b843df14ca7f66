/** How an amount of each unit is written. */
type Words = Record<'days' | 'hours' | 'minutes' | 'seconds', (n: string) => string>;

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** Writes a length of time in its two largest units, such as "2 d 3 h". What is smaller is left out, never rounded up. */
export function writeDuration(seconds: number, words: Words, number: (value: number) => string): string {
  return write(seconds, UNITS, words, number);
}

/** Writes a length of business time: in hours and minutes, because nobody knows how many hours a business day has. */
export function writeBusiness(seconds: number, words: Words, number: (value: number) => string): string {
  return write(seconds, UNITS.slice(1), words, number);
}

function write(
  seconds: number,
  units: readonly (typeof UNITS)[number][],
  words: Words,
  number: (value: number) => string,
): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = units.findIndex(([, size]) => whole >= size);
  if (first < 0) return words.seconds(number(0));
  let rest = whole;
  const written = units.slice(first, first + 2).flatMap(([name, size]) => {
    const n = Math.floor(rest / size);
    rest -= n * size;
    return n > 0 ? [words[name](number(n))] : [];
  });
  return written.join(' ');
}

/** Writes what is left of less than a day as a clock does, such as "2:05:09", so that it stays as wide while it counts. */
export function writeCountdown(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
}
