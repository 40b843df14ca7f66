import type { ReactNode } from 'react';
import { names } from './parts';
import css from './table.module.css';

/** `whole` keeps a short text, such as a name or a time, on one line. */
export type TableColumn<T> = { head: string; cell: (row: T) => ReactNode; end?: boolean; whole?: boolean };

/** A short table of records that are all in the document. A long list is a `Grid`. */
export function Table<T>({
  label,
  rows,
  columns,
  rowKey,
  empty,
}: {
  label: string;
  rows: T[];
  columns: TableColumn<T>[];
  rowKey: (row: T) => string;
  empty: ReactNode;
}) {
  if (rows.length === 0) return <p className={css.empty}>{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved with the arrow keys
    <div className={css.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" className={names(column.end && css.end)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.head} className={names(column.end && css.end, column.whole && css.whole)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
