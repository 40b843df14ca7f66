import { useMemo } from 'react';
import type { Schemas } from '../../api/client';
import type { RenewalsSearch } from '../../app/router';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { type Column, Grid } from '../../ui/grid';
import { Lock, Tag } from '../../ui/parts';
import { useSelection } from '../../ui/selection';
import { CATEGORY_TONES, STATE_TONES } from '../../ui/tones';
import { RenewalBulk } from './bulk';
import css from './renewals.module.css';

export type Renewal = Schemas['RenewalView'];

export type Shown = {
  rows: Renewal[];
  open: (id: string) => void;
  openId: string | undefined;
  /** The sums of all that match, also of what was not read yet. */
  sums: Schemas['RenewalGroup'][];
};

type ListProps = Shown & {
  count: number | undefined;
  search: RenewalsSearch;
  onSort: (sort: string) => void;
  onEnd: () => void;
  canWrite: boolean;
  /** The list without what is open beside it, under which its place and its selection are remembered. */
  query: string;
};

export function RenewalList({ rows, open, openId, count, search, onSort, onEnd, canWrite, query }: ListProps) {
  const { t } = useWriting();
  const columns = useColumns();
  const selection = useSelection(query);
  return (
    <div className={css.list}>
      <Grid
        key={query}
        placeKey={`renewals?${query}`}
        label={t.renewals.title}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        count={count}
        sort={search.sort ?? 'dueOn'}
        onSort={onSort}
        onOpen={(row) => open(row.id)}
        openKey={openId}
        onEnd={onEnd}
        selection={canWrite ? selection : undefined}
        nameOf={(row) => row.accountName}
      />
      {canWrite && <RenewalBulk selection={selection} rows={rows} count={count} />}
    </div>
  );
}

function useColumns(): Column<Renewal>[] {
  const writing = useWriting();
  const { today } = useSession();
  return useMemo(() => {
    const { t, rounded, day, near, named, share } = writing;
    return [
      {
        key: 'account',
        head: t.renewals.account,
        width: 'minmax(9rem, 2fr)',
        cell: (row) => <span className={css.name}>{row.accountName}</span>,
      },
      {
        key: 'due',
        head: t.renewals.due,
        width: 'minmax(min(13rem, 38vw), 1fr)',
        sort: 'dueOn',
        cell: (row) => (
          <>
            {day(row.dueOn)} <span className={css.faint}>{near(today, row.dueOn)}</span>
          </>
        ),
      },
      {
        key: 'decision',
        head: t.renewals.decision,
        width: 'minmax(8.5rem, 1fr)',
        sort: 'decisionOn',
        from: 900,
        cell: (row) => day(row.decisionOn),
      },
      {
        key: 'target',
        head: t.renewals.target,
        width: 'minmax(6.5rem, 1fr)',
        align: 'end',
        sort: 'targetArr',
        from: 420,
        cell: (row) => (row.targetArr ? rounded(row.targetArr) : <Lock />),
      },
      {
        key: 'forecast',
        head: t.renewals.forecast,
        width: 'minmax(6.5rem, 1fr)',
        align: 'end',
        from: 1080,
        cell: (row) => (row.forecastArr ? rounded(row.forecastArr) : <Lock />),
      },
      {
        key: 'category',
        head: t.renewals.category,
        width: '8rem',
        from: 560,
        cell: (row) => <Tag tone={CATEGORY_TONES[row.category]}>{named(t.categories, row.category)}</Tag>,
      },
      {
        key: 'stage',
        head: t.renewals.stage,
        width: '8.5rem',
        from: 680,
        cell: (row) =>
          row.stage === 'closed' ? (
            <Tag tone={STATE_TONES[row.state]}>{named(t.states, row.state)}</Tag>
          ) : (
            named(t.renewalStages, row.stage)
          ),
      },
      {
        key: 'likelihood',
        head: t.renewals.likelihood,
        width: '6rem',
        align: 'end',
        from: 1180,
        cell: (row) => (row.likelihood === null ? t.common.none : share(row.likelihood)),
      },
      {
        key: 'owner',
        head: t.accounts.owner,
        width: 'minmax(7rem, 1fr)',
        from: 1000,
        cell: (row) => row.ownerName ?? t.common.none,
      },
    ];
  }, [writing, today]);
}
