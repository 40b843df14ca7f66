import { useState } from 'react';

/** The API takes at most so many records at once. */
export const MOST_SELECTED = 200;

/** Returns the selection with a row added, or without it. */
export function toggled(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key].slice(0, MOST_SELECTED);
}

/** Returns the selection with all rows between two, as with the shift key. */
export function extended(keys: readonly string[], rows: readonly string[], from: number, to: number): string[] {
  const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return [...new Set([...keys, ...between])].slice(0, MOST_SELECTED);
}

export type Selection = {
  keys: readonly string[];
  /** Why a record was refused, by its key. */
  reasons: Readonly<Record<string, string>>;
  set: (keys: readonly string[]) => void;
  /** Keeps only what was refused, with the reasons. */
  refuse: (reasons: Record<string, string>) => void;
};

type State = { of: string; keys: readonly string[]; reasons: Readonly<Record<string, string>> };

/** Returns which rows of a list are selected. Another list (`of`) begins without a selection. */
export function useSelection(of: string): Selection {
  const [state, setState] = useState<State>({ of, keys: [], reasons: {} });
  const { keys, reasons } = state.of === of ? state : { keys: [], reasons: {} };
  return {
    keys,
    reasons,
    set: (keys) =>
      setState({
        of,
        keys,
        reasons: Object.fromEntries(Object.entries(reasons).filter(([key]) => keys.includes(key))),
      }),
    refuse: (reasons) => setState({ of, keys: Object.keys(reasons), reasons }),
  };
}
