import type { ReactNode } from 'react';
import { useWriting } from '../text';
import css from './bulkbar.module.css';
import { Menu, MenuItem } from './menu';
import { Button } from './parts';
import { MOST_SELECTED, type Selection } from './selection';

type BulkBarProps = {
  selection: Selection;
  /** All rows that were read, by their names. */
  rows: { key: string; name: string }[];
  /** How many rows match, also those that were not read yet. */
  count: number | undefined;
  busy: boolean;
  children: ReactNode;
};

/** What can be done with the selected rows. What is selected and what matches are different choices. */
export function BulkBar({ selection, rows, count, busy, children }: BulkBarProps) {
  const { t, number } = useWriting();
  const selected = rows.filter((row) => selection.keys.includes(row.key));
  if (selected.length === 0) return null;
  const most = rows.slice(0, MOST_SELECTED);
  const all = count ?? rows.length;
  const label = all > most.length ? t.bulk.first(number(most.length), number(all)) : t.bulk.all(number(all));
  return (
    <section className={css.bar} aria-label={t.bulk.bar}>
      <Refused rows={selected.filter((row) => selection.reasons[row.key])} reasons={selection.reasons} />
      <div className={css.line}>
        <strong role="status">{busy ? t.bulk.busy : t.bulk.selected(number(selected.length))}</strong>
        {selected.length < most.length && (
          <Button kind="quiet" small onClick={() => selection.set(most.map((row) => row.key))}>
            {label}
          </Button>
        )}
        {children}
        <Button kind="quiet" small className={css.end} onClick={() => selection.set([])}>
          {t.bulk.clear}
        </Button>
      </div>
    </section>
  );
}

function Refused({ rows, reasons }: { rows: BulkBarProps['rows']; reasons: Selection['reasons'] }) {
  const { t, number } = useWriting();
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is moved with the arrow keys
    <div className={css.refused} role="alert" tabIndex={0}>
      <strong>{t.bulk.refused(number(rows.length))}</strong>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            {row.name}: {reasons[row.key]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A button with values, one of which is given to all selected rows. */
export function PickMenu({
  name,
  options,
  disabled,
  onPick,
}: {
  name: string;
  options: { value: string; label: string }[];
  disabled: boolean;
  onPick: (value: string) => void;
}) {
  return (
    <Menu label={name} side="above" disabled={disabled}>
      {(close) => (
        <div className={css.scroll}>
          {options.map((option) => (
            <MenuItem
              key={option.value}
              onClick={() => {
                close();
                onPick(option.value);
              }}
            >
              {option.label}
            </MenuItem>
          ))}
        </div>
      )}
    </Menu>
  );
}
