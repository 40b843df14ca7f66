import type { ReactNode } from 'react';
import css from './page.module.css';

/** The head of a page, and its content below it. A page that is a list fills the window. */
export function Page({
  title,
  lead,
  actions,
  fill,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  fill?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={fill ? css.fill : css.page}>
      <header className={css.head}>
        <div className={css.title}>
          <h1>{title}</h1>
          {lead !== undefined && <p className={css.lead}>{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}

export const pageStyles = css;
