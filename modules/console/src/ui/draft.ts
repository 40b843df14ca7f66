import { useState } from 'react';

type Kept<T> = { value: T; key: string };

function read<T>(name: string): Kept<T> | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export type Draft<T> = {
  value: T;
  /** The `Idempotency-Key` of exactly this value, so that sending it twice creates one record. */
  key: string;
  set: (value: T) => void;
  clear: () => void;
};

/** Keeps what is typed in this tab until it is saved, so that a reload or a new login loses nothing. The logout forgets it. */
export function useDraft<T>(name: string, empty: T): Draft<T> {
  const [kept, setKept] = useState<Kept<T>>(() => read<T>(name) ?? { value: empty, key: crypto.randomUUID() });
  return {
    ...kept,
    set: (value) => {
      const changed = { value, key: crypto.randomUUID() };
      setKept(changed);
      sessionStorage.setItem(name, JSON.stringify(changed));
    },
    clear: () => {
      setKept({ value: empty, key: crypto.randomUUID() });
      sessionStorage.removeItem(name);
    },
  };
}
