import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import css from './grid.module.css';
import { GridRow, Heads } from './gridparts';
import { extended, type Selection, toggled } from './selection';

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
  /** The width of the grid in pixels from which the column is left out, because another one has more room for the same. */
  until?: number;
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
  /** With it, rows can be selected: with a box, with `x`, and with the shift key. */
  selection?: Selection | undefined;
  /** The name of a row, for the box that selects it. */
  nameOf?: (row: T) => string;
};

/** The track of the boxes that select. */
const CHECK = '2.5rem';

const places = new Map<string, { top: number; active: number }>();

/**
 * A list of any length as an ARIA grid: one tab stop, the arrow keys (and j, k) move, Enter opens, x selects, and only the rows in sight
 * are in the document.
 */
export function Grid<T>(props: GridProps<T>) {
  const { rows, selection } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { virtual, active, ...acts } = useRows(props, frame);
  const columns = props.columns.filter((column) => (column.from ?? 0) <= width && width < (column.until ?? Infinity));
  const tracks = columns.map((column) => column.width);
  const template = { gridTemplateColumns: [...(selection ? [CHECK] : []), ...tracks].join(' ') };
  return (
    <div
      ref={frame}
      role="grid"
      aria-multiselectable={selection ? true : undefined}
      className={css.grid}
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={(props.count ?? rows.length) + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
      onScroll={acts.remember}
      onKeyDown={(event) =>
        onKey(event, active, acts.move, virtual.range ? virtual.range.endIndex - virtual.range.startIndex : 10, {
          enter: () => acts.open(active),
          space: props.onPeek && (() => acts.open(active, props.onPeek)),
          select: selection && (() => acts.select(active, false)),
        })
      }
    >
      <Heads
        columns={columns}
        template={template}
        sort={props.sort}
        onSort={props.onSort}
        selection={selection}
        keys={acts.keys}
      />
      <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index] as T;
          const key = props.rowKey(row);
          return (
            <GridRow
              key={item.key}
              id={`${id}-${item.index}`}
              row={row}
              rowKey={key}
              name={props.nameOf?.(row) ?? ''}
              index={item.index}
              columns={columns}
              style={{ ...template, height: item.size, transform: `translateY(${item.start}px)` }}
              isActive={item.index === active}
              isOpen={key === props.openKey}
              selection={selection}
              onClick={() => acts.open(item.index, props.onPeek)}
              onSelect={(withShift) => acts.select(item.index, withShift)}
            />
          );
        })}
      </div>
    </div>
  );
}

type Frame = { current: HTMLDivElement | null };

function useWidth(frame: Frame): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}

/** Which rows are in sight, which one is active, and what can be done with them. */
function useRows<T>({ rows, rowKey, placeKey, onEnd, selection, ...props }: GridProps<T>, frame: Frame) {
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
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 30) onEnd?.();
  }, [last, rows.length, onEnd]);
  const keys = selection ? rows.map(rowKey) : [];
  const remember = (index = active) => places.set(placeKey, { top: frame.current?.scrollTop ?? 0, active: index });
  const open = (index: number, how: (row: T) => void = props.onOpen) => {
    const row = rows[index];
    if (row === undefined) return;
    setActive(index);
    remember(index);
    how(row);
  };
  const select = (index: number, withShift: boolean) => {
    const key = keys[index];
    if (!selection || key === undefined) return;
    selection.set(withShift ? extended(selection.keys, keys, active, index) : toggled(selection.keys, key));
    setActive(index);
  };
  const move = (to: number, withShift: boolean) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    if (withShift && selection) selection.set(extended(selection.keys, keys, active, next));
    setActive(next);
    virtual.scrollToIndex(next);
    remember(next);
    if (props.openKey !== undefined) props.onPeek?.(rows[next] as T);
  };
  return { virtual, active, keys, remember: () => remember(), open, select, move };
}

/** Returns true if a key belongs to the control that has the focus: the space bar also presses buttons and boxes. */
function isOwnKey({ target, key }: KeyboardEvent): boolean {
  return target instanceof HTMLButtonElement || (target instanceof HTMLInputElement && key === ' ');
}

function onKey(
  event: KeyboardEvent,
  active: number,
  move: (to: number, withShift: boolean) => void,
  page: number,
  acts: { enter: () => void; space: (() => void) | undefined; select: (() => void) | undefined },
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
  const rests = event.key.length === 1 && event.key !== ' ' && document.documentElement.dataset.keys === 'off';
  if (rests) return;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const next = to[name];
  const act = { Enter: acts.enter, ' ': acts.space, x: acts.select }[name];
  if (next !== undefined) move(next, event.shiftKey);
  else if (act && !isOwnKey(event)) act();
  else return;
  event.preventDefault();
  event.stopPropagation();
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
