import { useEffect, useState } from 'react';

const REST_MS = 150;

/** Returns a value once it has rested, so that not each letter is asked for. */
export function useDebounced<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
