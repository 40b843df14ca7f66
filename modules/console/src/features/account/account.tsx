import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { account as accountQuery } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Failed, Lock, names, Skeleton, Tag } from '../../ui/parts';
import css from './account.module.css';
import { Callbacks } from './callbacks';
import { Facts } from './facts';
import { Health } from './health';
import { Leads } from './leads';
import { Notes } from './notes';
import { People } from './people';
import { Contracts, RenewalTable } from './records';
import { Sheet } from './sheet';
import { Tasks } from './tasks';
import { Tickets } from './tickets';
import { Timeline } from './timeline';
import { Usage } from './usage';

const route = getRouteApi('/accounts/$id/{-$tab}');

type Account = Schemas['AccountView'];

/** The tabs, each with the permission that opens it and the part that it shows. */
const TABS = {
  overview: { permission: 'accounts:read', part: Overview },
  people: { permission: 'contacts:read', part: People },
  contracts: { permission: 'contracts:read', part: Contracts },
  renewals: { permission: 'renewals:read', part: RenewalTable },
  usage: { permission: 'usage:read', part: Usage },
  notes: { permission: 'notes:read', part: Notes },
  tickets: { permission: 'tickets:read', part: Tickets },
  tasks: { permission: 'tasks:read', part: Tasks },
  callbacks: { permission: 'callbacks:read', part: Callbacks },
  leads: { permission: 'expansions:read', part: Leads },
  timeline: { permission: 'accounts:read', part: Timeline },
  print: { permission: 'accounts:read', part: Sheet },
} as const satisfies Record<string, { permission: string; part: (props: { account: Account }) => ReactNode }>;

type Tab = keyof typeof TABS;

export default function AccountPage() {
  const { id, tab } = route.useParams();
  const { t } = useWriting();
  const session = useSession();
  const query = useQuery(accountQuery(id));
  const account = shownOf(query)?.data;
  // A telephone has no room for all tabs: the one that is shown comes into sight. It is another function for each tab, so that it is called again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is what changes
  const tabs = useCallback(
    (nav: HTMLElement | null) =>
      nav?.querySelector('[data-status=active]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [tab],
  );
  if (query.error && !account) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const open = Object.entries(TABS).filter(([, { permission }]) => session.may(permission)) as [
    Tab,
    (typeof TABS)[Tab],
  ][];
  const current = open.find(([name]) => name === tab) ?? open[0];
  const Part = current?.[1].part;
  return (
    <div className={pageStyles.page}>
      {account ? <Head account={account} /> : <Skeleton height="4.5rem" />}
      <nav ref={tabs} className={names(pageStyles.tabs, css.tabs)} aria-label={account?.name ?? t.accounts.title}>
        {open.map(([name]) => (
          <Link
            key={name}
            to="/accounts/$id/{-$tab}"
            params={{ id, tab: name === 'overview' ? undefined : name }}
            replace
            className={names(pageStyles.tab, name === 'print' && css.tabEnd)}
            activeOptions={{ exact: true }}
          >
            {t.account.tabs[name]}
          </Link>
        ))}
      </nav>
      {account && Part ? <Part account={account} /> : <Skeleton height="24rem" />}
    </div>
  );
}

function Head({ account }: { account: Account }) {
  const { t, money, day, away, named } = useWriting();
  const session = useSession();
  return (
    <header className={pageStyles.recordHead}>
      <div>
        <Link to="/accounts" className={pageStyles.up}>
          {t.accounts.title}
        </Link>
        <h1>{account.name}</h1>
        <p className={pageStyles.tags}>
          {account.lifecycleStage && <Tag>{named(t.stages, account.lifecycleStage)}</Tag>}
          {account.tier && <Tag>{account.tier}</Tag>}
          {account.segment && <Tag>{account.segment.replaceAll('_', ' ')}</Tag>}
          {account.ownerName && <span>{account.ownerName}</span>}
        </p>
      </div>
      <dl className={css.figures}>
        <Figure label={t.accounts.arr}>{account.arr ? money(account.arr) : <Lock />}</Figure>
        <Figure label={t.accounts.renews} more={account.renewsOn ? away(session.today, account.renewsOn) : undefined}>
          {account.renewsOn ? day(account.renewsOn) : t.common.none}
        </Figure>
        {account.renewsOn && (
          <Figure label={t.accounts.renewing}>{account.renewingArr ? money(account.renewingArr) : <Lock />}</Figure>
        )}
      </dl>
    </header>
  );
}

function Figure({ label, more, children }: { label: string; more?: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {more && <small>{more}</small>}
      </dd>
    </div>
  );
}

function Overview({ account }: { account: Account }) {
  const session = useSession();
  return (
    <div className={css.overview}>
      <div className={pageStyles.stack}>{session.may('health:read') && <Health account={account} />}</div>
      <div className={pageStyles.stack}>
        <Facts account={account} />
        {session.may('notes:read') && <Notes account={account} short />}
      </div>
    </div>
  );
}
