import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import css from './home.module.css';

/** A card shows so many rows; how many more there are stands below them. */
export const SHOWN = 8;

export function Row({
  accountId,
  name,
  more,
  end,
}: {
  accountId: string;
  name: string;
  more: ReactNode;
  end: ReactNode;
}) {
  return (
    <li className={css.row}>
      <AccountLink accountId={accountId} name={name} />
      <span className={css.end}>{end}</span>
      <span className={css.more}>{more}</span>
    </li>
  );
}

export function List({ children, empty, more = 0 }: { children: ReactNode[]; empty: string; more?: number }) {
  const { t, number } = useWriting();
  if (children.length === 0) return <p className={css.empty}>{empty}</p>;
  return (
    <ul className={css.list}>
      {children}
      {more > 0 && <li className={css.rest}>{t.home.more(number(more))}</li>}
    </ul>
  );
}

/** Returns the path of a renewal; of its customer for whom only that is open. */
export function RenewalLink({ renewalId, accountId, name }: { renewalId: string; accountId: string; name: string }) {
  const { may } = useSession();
  if (!may('renewals:read')) return <AccountLink accountId={accountId} name={name} />;
  return (
    <Link to="/renewals" search={{ open: renewalId }} className={css.name}>
      {name}
    </Link>
  );
}

/** Returns the path of an account, whose first tab says why its score is as it is; the bare name for whom no account is open. */
export function AccountLink({ accountId, name }: { accountId: string; name: string }) {
  const { may } = useSession();
  if (!may('accounts:read')) return <span className={css.name}>{name}</span>;
  return (
    <Link to="/accounts/$id/{-$tab}" params={{ id: accountId }} className={css.name}>
      {name}
    </Link>
  );
}
