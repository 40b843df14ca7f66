import type { ReactNode } from 'react';
import css from './facts.module.css';

/** What is known about a record, two facts in a line. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}

/** One fact, and below it what makes it easier to understand. */
export function Fact({
  label,
  more,
  children,
}: {
  label: string;
  more?: string | null | undefined;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {more && <dd className={css.more}>{more}</dd>}
    </div>
  );
}
