import { useEffect, useRef } from 'react';

const SEQUENCE_MS = 1200;

/** Returns true while a person types or composes, or has turned them off: then single keys rest. */
function restsNow(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    event.isComposing ||
    document.documentElement.dataset.keys === 'off' ||
    (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
  );
}

/**
 * Listens to keys while the part is shown: `a`, `mod+k` (Ctrl, or ⌘ on a Mac) or a sequence such as `g a`. A key that a part has handled
 * itself does not come here.
 */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let before = '';
    let at = 0;
    const press = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || (!mod && (restsNow(event) || document.querySelector('dialog[open]')))) return;
      const key = (mod ? 'mod+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
      const sequence = event.timeStamp - at < SEQUENCE_MS ? `${before} ${key}` : key;
      const act = latest.current[sequence] ?? latest.current[key];
      before = key;
      at = event.timeStamp;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
