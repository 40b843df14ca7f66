import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import css from './grid.module.css';
import { names } from './parts';

export type Column<T> = {
  key: string;
  head: string;
  /** A track of a CSS grid. */
  width: string;
  align?: 'end';
  /** The name that the API sorts by. */
  sort?: string | undefined;
  /** The width of the grid in pixels from which there is room for the column. */
  from?: number;
  cell: (row: T) => ReactNode;
};

type GridProps<T> = {
  label: string;
  rows: T[];
  columns: Column<T>[];
  rowKey: (row: T) => string;
  count?: number | undefined;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  onOpen: (row: T) => void;
  /** Shows a row beside the list, on a click and with the space bar. While one is shown, the arrow keys show the next. */
  onPeek?: ((row: T) => void) | undefined;
  /** The row that is open beside the list. */
  openKey?: string | undefined;
  /** Called when the last rows come into sight. */
  onEnd?: () => void;
  /** Under this name the place is remembered, so that "back" returns to it. */
  placeKey: string;
};

const places = new Map<string, { top: number; active: number }>();

/**
 * A list of any length as an ARIA grid: one tab stop, the arrow keys (and j, k) move, Enter opens, and only the rows in sight are in the
 * document.
 */
export function Grid<T>(props: GridProps<T>) {
  const { rows, rowKey, placeKey, onEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const [width, setWidth] = useState(0);
  const [active, setActive] = useState(places.get(placeKey)?.active ?? 0);
  const height = useRowHeight();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    initialOffset: places.get(placeKey)?.top ?? 0,
    getItemKey: (index) => rowKey(rows[index] as T),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured again when their height changes
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 30) onEnd?.();
  }, [last, rows.length, onEnd]);

  const columns = props.columns.filter((column) => (column.from ?? 0) <= width);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
    places.set(placeKey, { top: frame.current?.scrollTop ?? 0, active: next });
    if (props.openKey !== undefined) props.onPeek?.(rows[next] as T);
  };
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    <div
      ref={frame}
      role="grid"
      className={css.grid}
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={(props.count ?? rows.length) + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
      onScroll={(event) => places.set(placeKey, { top: event.currentTarget.scrollTop, active })}
      onKeyDown={(event) =>
        onKey(event, active, move, virtual.range ? virtual.range.endIndex - virtual.range.startIndex : 10, {
          enter: () => open(active),
          space: props.onPeek && (() => open(active, props.onPeek)),
        })
      }
    >
      <Heads columns={columns} template={template} sort={props.sort} onSort={props.onSort} />
      <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index] as T;
          const key = rowKey(row);
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={key === props.openKey}
              className={names(css.row, item.index === active && css.active, key === props.openKey && css.open)}
              style={{ ...template, height: item.size, transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('a, button, input')) return;
                open(item.index, props.onPeek);
              }}
            >
              {columns.map((column) => (
                <div key={column.key} role="gridcell" className={names(css.cell, column.align === 'end' && css.end)}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );

  function open(index: number, how: (row: T) => void = props.onOpen) {
    const row = rows[index];
    if (row === undefined) return;
    setActive(index);
    places.set(placeKey, { top: frame.current?.scrollTop ?? 0, active: index });
    how(row);
  }
}

function onKey(
  event: KeyboardEvent,
  active: number,
  move: (to: number) => void,
  page: number,
  acts: { enter: () => void; space: (() => void) | undefined },
) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const to: Record<string, number> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: Number.MAX_SAFE_INTEGER,
  };
  const next = to[event.key];
  const act = { Enter: acts.enter, ' ': acts.space }[event.key];
  if (next !== undefined) move(next);
  else if (act && !(event.target instanceof HTMLButtonElement)) act();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function Heads<T>({
  columns,
  template,
  sort,
  onSort,
}: {
  columns: Column<T>[];
  template: object;
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
}) {
  return (
    <div role="rowgroup" className={css.heads}>
      <div role="row" aria-rowindex={1} className={css.head} style={template}>
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

/** Returns the height of a row, which follows the chosen density. */
function useRowHeight(): number {
  const [height, setHeight] = useState(readRowHeight);
  useEffect(() => {
    const observer = new MutationObserver(() => setHeight(readRowHeight()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
    return () => observer.disconnect();
  }, []);
  return height;
}

function readRowHeight(): number {
  const style = getComputedStyle(document.documentElement);
  return Number.parseFloat(style.getPropertyValue('--row')) * Number.parseFloat(style.fontSize);
}
