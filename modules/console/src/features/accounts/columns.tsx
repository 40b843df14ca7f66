import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { Meter, Trend } from '../../charts/meter';
import type { Writing } from '../../text';
import type { Column } from '../../ui/grid';
import { Lock, Tag } from '../../ui/parts';
import css from './accounts.module.css';

export type Account = Schemas['AccountView'];

/** The columns of the list of accounts. A narrow list leaves out the less important ones. */
export function columnsOf(writing: Writing, today: string): Column<Account>[] {
  const { t, rounded, day, near, named } = writing;
  const none = <span className={css.faint}>{t.common.none}</span>;
  return [
    {
      key: 'name',
      head: t.accounts.name,
      width: 'minmax(10rem, 2.4fr)',
      sort: 'name',
      cell: (row) => (
        <Link to="/accounts/$id/{-$tab}" params={{ id: row.id }} tabIndex={-1} className={css.name} title={row.name}>
          {row.name}
        </Link>
      ),
    },
    {
      key: 'health',
      head: t.accounts.health,
      width: '8rem',
      sort: 'score',
      cell: (row) => <Meter standing={row.health} />,
    },
    {
      key: 'trend',
      head: t.accounts.trend,
      width: '5rem',
      align: 'end',
      sort: 'trend',
      from: 560,
      cell: (row) => <Trend points={row.health?.trend} />,
    },
    {
      key: 'arr',
      head: t.accounts.arr,
      width: 'minmax(7rem, 1fr)',
      align: 'end',
      sort: 'arr',
      from: 460,
      cell: (row) => (row.arr ? rounded(row.arr) : row.redacted?.includes('/arr') ? <Lock /> : none),
    },
    {
      key: 'renews',
      head: t.accounts.renews,
      width: 'minmax(13rem, 1fr)',
      align: 'end',
      sort: 'renewsOn',
      from: 700,
      cell: (row) =>
        row.renewsOn ? (
          <>
            {day(row.renewsOn)} <span className={css.faint}>{near(today, row.renewsOn)}</span>
          </>
        ) : (
          none
        ),
    },
    {
      key: 'stage',
      head: t.accounts.stage,
      width: '8rem',
      from: 860,
      cell: (row) => (row.lifecycleStage ? <Tag>{named(t.stages, row.lifecycleStage)}</Tag> : none),
    },
    {
      key: 'owner',
      head: t.accounts.owner,
      width: 'minmax(8rem, 1fr)',
      from: 1000,
      cell: (row) => row.ownerName ?? none,
    },
    { key: 'tier', head: t.accounts.tier, width: '6rem', from: 1120, cell: (row) => row.tier ?? none },
    { key: 'segment', head: t.accounts.segment, width: '8rem', from: 1240, cell: (row) => row.segment ?? none },
  ];
}
