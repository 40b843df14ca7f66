import type { ReactNode } from 'react';
import { useWriting } from '../text';
import { names } from '../ui/parts';
import css from './stretchbar.module.css';
import { joined, placed, type Stretch } from './stretches';

/** More cannot be told apart on a screen. */
const MOST = 240;

/** A span of time as its stretches, each kind with its own colour and pattern, and the sum of each. Behind it is the table. */
export function StretchBar({
  label,
  stretches,
  nameOf,
  children,
}: {
  label: string;
  stretches: readonly Stretch[];
  nameOf: (kind: string) => string;
  /** The table. */
  children: ReactNode;
}) {
  const { t, duration } = useWriting();
  const kinds = [...new Set(stretches.map((one) => one.kind))];
  const sumOf = (kind: string | undefined) =>
    stretches.reduce((sum, one) => (kind === undefined || one.kind === kind ? sum + one.seconds : sum), 0);
  const said = kinds.map((kind) => `${nameOf(kind)} ${duration(sumOf(kind))}`).join(', ');
  return (
    <figure className={css.figure}>
      <div className={css.bar} role="img" aria-label={`${label}: ${said}`}>
        {placed(joined(stretches, MOST)).map((one) => (
          <span key={one.from} className={classOf(one.kind)} style={{ left: `${one.from}%`, width: `${one.width}%` }} />
        ))}
      </div>
      <ul className={css.legend} aria-hidden="true">
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={names(css.key, classOf(kind))} />
            {nameOf(kind)} {duration(sumOf(kind))}
          </li>
        ))}
        <li className={css.sum}>{t.tickets.sum(duration(sumOf(undefined)))}</li>
      </ul>
      <details className={css.behind}>
        <summary>{t.health.table}</summary>
        {children}
      </details>
    </figure>
  );
}

const CLASSES: Record<string, string | undefined> = {
  counted: css.counted,
  paused: css.paused,
  stopped: css.stopped,
  tier_1: css.counted,
  tier_2: css.second,
  tier_3: css.third,
  customer: css.paused,
  supplier: css.stopped,
  third_party: css.stopped,
};
const classOf = (kind: string) => CLASSES[kind] ?? css.closed;
