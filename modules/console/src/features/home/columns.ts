/** What stands on a page side by side. With an empty second column, the first one takes the whole width. */
export type Columns<T> = { first: T[]; second: T[] };

type Maybe<T> = T | false | undefined;

/** Leaves out what is not there, and moves the last part over where the second column would be a hole beside several parts. */
export function evenedOut<T>(first: Maybe<T>[], second: Maybe<T>[]): Columns<T> {
  const left = first.filter(isThere);
  const right = second.filter(isThere);
  if (left.length === 0) return { first: right, second: [] };
  return right.length > 0 || left.length < 2
    ? { first: left, second: right }
    : { first: left.slice(0, -1), second: left.slice(-1) };
}

function isThere<T>(part: Maybe<T>): part is T {
  return part !== undefined && part !== false;
}
