import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { contacts, contracts, leads, renewalsOf } from '../../api/queries';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Card, Lock, Tag, type Tone } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './account.module.css';

type Account = Schemas['AccountView'];

/** Returns an amount, or a lock if the reader's roles do not open it. */
function useAmount() {
  const { t, money } = useWriting();
  return (amount: Schemas['Money'] | undefined, redacted: string[] | undefined, field: string) => {
    if (amount) return money(amount);
    return redacted?.includes(`/${field}`) ? <Lock /> : t.common.none;
  };
}

export function Facts({ account }: { account: Account }) {
  const { t, number, locale } = useWriting();
  const facts: [string, string | null | undefined][] = [
    [t.account.industry, account.industry],
    [t.accounts.country, account.country && new Intl.DisplayNames(locale, { type: 'region' }).of(account.country)],
    [t.account.employees, account.employees === null ? null : number(account.employees)],
    [t.account.website, account.website?.replace(/^https?:\/\//, '')],
    [t.account.tags, account.tags.join(', ')],
    [t.account.keys, account.externalKeys.map((key) => `${key.system} ${key.externalId}`).join(', ')],
    ...Object.entries(account.customFields ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ];
  return (
    <Card title={t.account.facts}>
      <dl className={css.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

export function People({ account }: { account: Account }) {
  const { t, named } = useWriting();
  const query = useQuery(contacts(account.id));
  return (
    <Card flush>
      <Loaded query={query} height="12rem">
        {(rows) => (
          <Table
            label={t.account.tabs.people}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.empty.none}
            columns={[
              { head: t.record.name, cell: (row) => row.name },
              { head: t.record.role, cell: (row) => row.role && <Tag>{named(t.roles, row.role)}</Tag> },
              {
                head: t.record.email,
                cell: (row) =>
                  row.emails.map((email) => (
                    <a key={email} href={`mailto:${email}`}>
                      {email}
                    </a>
                  )),
              },
              { head: t.record.phone, cell: (row) => row.phones.join(', ') },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

export function Contracts({ account }: { account: Account }) {
  const { t, day, named } = useWriting();
  const amount = useAmount();
  const query = useQuery(contracts(account.id));
  return (
    <Card flush>
      <Loaded query={query} height="12rem">
        {(rows) => (
          <Table
            label={t.account.tabs.contracts}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.empty.none}
            columns={[
              { head: t.record.number, cell: (row) => row.number },
              { head: t.record.products, cell: (row) => row.lines?.map((line) => line.product).join(', ') ?? <Lock /> },
              { head: t.record.status, cell: (row) => <Tag>{named(t.statuses, row.status)}</Tag> },
              { head: t.record.starts, end: true, cell: (row) => day(row.startsOn) },
              {
                head: t.accounts.renews,
                end: true,
                cell: (row) => (row.renewsOn ? day(row.renewsOn) : row.endsOn ? day(row.endsOn) : t.common.none),
              },
              { head: t.accounts.arr, end: true, cell: (row) => amount(row.arr, row.redacted, 'arr') },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

export const STATE_TONES: Record<string, Tone> = { won: 'good', downsold: 'watch', deferred: 'watch', lost: 'bad' };

export function RenewalTable({ account }: { account: Account }) {
  const { t, day, named } = useWriting();
  const amount = useAmount();
  const query = useQuery(renewalsOf(account.id));
  return (
    <Card flush>
      <Loaded query={query} height="12rem">
        {(rows) => (
          <Table
            label={t.account.tabs.renewals}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.empty.none}
            columns={[
              {
                head: t.renewals.due,
                cell: (row) => (
                  <Link to="/renewals" search={{ accountId: account.id, open: row.id }}>
                    {day(row.dueOn)}
                  </Link>
                ),
              },
              {
                head: t.renewals.state,
                cell: (row) => <Tag tone={STATE_TONES[row.state]}>{named(t.states, row.state)}</Tag>,
              },
              { head: t.renewals.stage, cell: (row) => named(t.renewalStages, row.stage) },
              { head: t.renewals.category, cell: (row) => named(t.categories, row.category) },
              { head: t.renewals.target, end: true, cell: (row) => amount(row.targetArr, row.redacted, 'targetArr') },
              {
                head: t.renewals.forecast,
                end: true,
                cell: (row) => amount(row.outcomeArr ?? row.forecastArr, row.redacted, 'forecastArr'),
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

export function Leads({ account }: { account: Account }) {
  const { t, day, named } = useWriting();
  const amount = useAmount();
  const query = useQuery(leads(account.id));
  return (
    <Card flush>
      <Loaded query={query} height="12rem">
        {(rows) => (
          <Table
            label={t.account.tabs.leads}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.empty.none}
            columns={[
              { head: t.record.title, cell: (row) => row.title },
              { head: t.record.kind, cell: (row) => named(t.leadKinds, row.kind) },
              {
                head: t.renewals.stage,
                cell: (row) => (
                  <Tag tone={STATE_TONES[row.state]}>
                    {row.state === 'open' ? named(t.leadStages, row.stage) : named(t.states, row.state)}
                  </Tag>
                ),
              },
              {
                head: t.record.closes,
                end: true,
                cell: (row) => (row.expectedCloseOn ? day(row.expectedCloseOn) : t.common.none),
              },
              { head: t.record.amount, end: true, cell: (row) => amount(row.amount, row.redacted, 'amount') },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
