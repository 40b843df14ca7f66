import { useSyncExternalStore } from 'react';
import { LANGUAGES, languageOf } from '../text';

/** How one person wants the console to look. It holds nothing about customers. */
export type Preferences = {
  theme: 'auto' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  /** Whether single keys such as `j` act. */
  keys: 'on' | 'off';
  /** A key of `LANGUAGES`; empty for the member's own. */
  language: string;
};

const KEY = 'perennial.preferences';
const DEFAULTS: Preferences = { theme: 'auto', density: 'comfortable', keys: 'on', language: '' };
const listeners = new Set<() => void>();

let current = read();
apply();

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return DEFAULTS;
  }
}

function apply(): void {
  const root = document.documentElement;
  if (current.theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = current.theme;
  root.dataset.density = current.density;
  root.dataset.keys = current.keys;
}

export function prefer(changed: Partial<Preferences>): void {
  current = { ...current, ...changed };
  localStorage.setItem(KEY, JSON.stringify(current));
  apply();
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Returns the language that was chosen, or else the member's, or else the browser's. */
export function chosenLanguage(chosen: string, ofMember: string | undefined): string {
  return chosen in LANGUAGES ? chosen : languageOf(ofMember ?? navigator.language);
}
