import type { MouseEvent } from 'react';
import { useWriting } from '../text';
import type { Column } from './grid';
import css from './grid.module.css';
import { Icon } from './icons';
import { names } from './parts';
import { MOST_SELECTED, type Selection } from './selection';

/** The heads of the columns, by which the list is sorted, and what selects all rows that are shown. */
export function Heads<T>({
  columns,
  template,
  sort,
  onSort,
  selection,
  keys,
}: {
  columns: Column<T>[];
  template: object;
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  selection: Selection | undefined;
  /** All rows that are shown. */
  keys: string[];
}) {
  return (
    <div role="rowgroup" className={css.heads}>
      <div role="row" aria-rowindex={1} className={css.head} style={template}>
        {selection && <SelectShown selection={selection} keys={keys} />}
        {columns.map((column) => {
          const direction = sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : 'none';
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={column.sort ? direction : undefined}
              className={names(css.cell, column.align === 'end' && css.end)}
            >
              {column.sort && onSort ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={css.sort}
                  onClick={() => onSort(direction === 'ascending' ? `-${column.sort}` : (column.sort as string))}
                >
                  {column.head}
                  {direction !== 'none' && <span aria-hidden="true">{direction === 'ascending' ? '↑' : '↓'}</span>}
                </button>
              ) : (
                column.head
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Selects all rows that are shown, or none. */
function SelectShown({ selection, keys }: { selection: Selection; keys: string[] }) {
  const { t } = useWriting();
  const most = keys.slice(0, MOST_SELECTED);
  const isAll = most.length > 0 && most.every((key) => selection.keys.includes(key));
  return (
    <div role="columnheader" className={css.check}>
      <label>
        <input
          type="checkbox"
          aria-label={t.bulk.shown}
          tabIndex={-1}
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = !isAll && selection.keys.length > 0;
          }}
          onChange={() => selection.set(isAll ? [] : most)}
        />
      </label>
    </div>
  );
}

type RowProps<T> = {
  row: T;
  rowKey: string;
  name: string;
  id: string;
  index: number;
  columns: Column<T>[];
  style: object;
  isActive: boolean;
  isOpen: boolean;
  selection: Selection | undefined;
  onClick: () => void;
  onSelect: (withShift: boolean) => void;
};

export function GridRow<T>({ row, rowKey, name, columns, selection, isActive, isOpen, ...props }: RowProps<T>) {
  const isSelected = selection?.keys.includes(rowKey) ?? false;
  const reason = selection?.reasons[rowKey];
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={selection ? isSelected : isOpen}
      aria-current={isOpen ? 'true' : undefined}
      className={names(
        css.row,
        isActive && css.active,
        isSelected && css.selected,
        isOpen && css.open,
        reason && css.refused,
      )}
      style={props.style}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a, button, input, label')) return;
        props.onClick();
      }}
    >
      {selection && <SelectRow name={name} isSelected={isSelected} reason={reason} onSelect={props.onSelect} />}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={names(css.cell, column.align === 'end' && css.end)}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

function SelectRow({
  name,
  isSelected,
  reason,
  onSelect,
}: {
  name: string;
  isSelected: boolean;
  reason: string | undefined;
  onSelect: (withShift: boolean) => void;
}) {
  const { t } = useWriting();
  return (
    <div role="gridcell" className={css.check} title={reason}>
      <label onMouseDown={(event: MouseEvent) => event.shiftKey && event.preventDefault()}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={reason ? `${t.bulk.row(name)}: ${reason}` : t.bulk.row(name)}
          checked={isSelected}
          onChange={(event) => onSelect((event.nativeEvent as globalThis.MouseEvent).shiftKey)}
        />
      </label>
      {reason && (
        <span className={css.reason}>
          <Icon name="warn" />
        </span>
      )}
    </div>
  );
}
