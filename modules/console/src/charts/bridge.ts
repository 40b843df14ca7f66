export type Part = { cause: string; measure: string; amount: number };

/** One bar of a bridge, from `start` to `start + amount`. */
export type Step = { key: string; parts: Part[]; amount: number; start: number };

const MOST = 8;

/**
 * Returns the steps from one score to another, the largest first. At most `most` are shown; the rest is one step. They add up exactly,
 * because the amounts are whole basis points.
 */
export function steps(from: number, parts: Part[], most = MOST): Step[] {
  const sorted = [...parts].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const shown = sorted.length > most ? sorted.slice(0, most - 1) : sorted;
  const rest = sorted.slice(shown.length);
  const groups = [...shown.map((part) => [part]), ...(rest.length > 0 ? [rest] : [])];
  let at = from;
  return groups.map((group) => {
    const amount = group.reduce((sum, part) => sum + part.amount, 0);
    const step = { key: group.map((part) => `${part.cause}/${part.measure}`).join(), parts: group, amount, start: at };
    at += amount;
    return step;
  });
}

/** Returns the part of the scale that holds all steps, with some room, so that small changes can be seen. */
export function scaleOf(from: number, to: number, all: Step[]): [number, number] {
  const ends = [from, to, ...all.flatMap((step) => [step.start, step.start + step.amount])];
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const room = Math.max(200, (high - low) * 0.12);
  return [Math.max(0, low - room), Math.min(10_000, high + room)];
}
