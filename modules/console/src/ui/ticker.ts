import { useSyncExternalStore } from 'react';
import { secondsOf } from '../text/days';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    if (document.visibilityState === 'visible') for (const one of listeners) one();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Returns the present second. Only the part that asks is drawn again when it passes; all share one timer. */
export function useNow(): number {
  return useSyncExternalStore(listen, secondsOf, secondsOf);
}
