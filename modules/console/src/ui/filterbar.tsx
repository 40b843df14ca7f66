import type { ReactNode } from 'react';
import { useWriting } from '../text';
import { pageStyles } from './page';
import { Button } from './parts';

/** The filters above a list, and what takes them all away. */
export function FilterBar({ onClear, children }: { onClear: (() => void) | undefined; children: ReactNode }) {
  const { t } = useWriting();
  return (
    <div className={pageStyles.bar} role="toolbar" aria-label={t.keys.filter}>
      {children}
      {onClear && (
        <Button kind="quiet" onClick={onClear}>
          {t.empty.clear}
        </Button>
      )}
    </div>
  );
}

/** A filter that is on or off. */
export function Toggle({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Button aria-pressed={on} onClick={() => onChange(!on)}>
      {on ? '✓ ' : ''}
      {label}
    </Button>
  );
}
