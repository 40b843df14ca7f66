/** A part of a span of time, of one kind. */
export type Stretch = { kind: string; seconds: number };

/** Returns at most so many stretches: neighbours are joined, and the longer one gives its kind. Their seconds sum to the same. */
export function joined(stretches: readonly Stretch[], most: number): Stretch[] {
  const together: Stretch[] = [];
  for (const { kind, seconds } of stretches) {
    const last = together.at(-1);
    if (last?.kind === kind) last.seconds += seconds;
    else together.push({ kind, seconds });
  }
  if (together.length <= most) return together;
  const size = Math.ceil(together.length / most);
  const parts = Array.from({ length: Math.ceil(together.length / size) }, (_, at) =>
    together.slice(at * size, (at + 1) * size),
  );
  return parts.map((part) => ({
    kind: part.reduce((longest, one) => (one.seconds > longest.seconds ? one : longest)).kind,
    seconds: part.reduce((sum, one) => sum + one.seconds, 0),
  }));
}

/** Returns where each stretch begins and how wide it is, in percent of the whole. */
export function placed(stretches: readonly Stretch[]): (Stretch & { from: number; width: number })[] {
  const whole = stretches.reduce((sum, one) => sum + one.seconds, 0);
  let before = 0;
  return stretches.map((one) => {
    const from = whole === 0 ? 0 : (before / whole) * 100;
    before += one.seconds;
    return { ...one, from, width: whole === 0 ? 0 : (one.seconds / whole) * 100 };
  });
}
