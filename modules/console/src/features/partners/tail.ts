import type { Change } from '../../api/partners';

export const SHOWN = 200;

/** Puts the next changes before those that are shown, the latest first. One that was read twice stands there once. */
export function tail(shown: Change[], next: Change[]): Change[] {
  const known = new Set(shown.map(({ position }) => position));
  const added = next.filter(({ position }) => !known.has(position)).reverse();
  return added.length === 0 ? shown : [...added, ...shown].slice(0, SHOWN);
}
