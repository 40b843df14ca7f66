import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { contracts, organisation, renewalsOf } from '../../api/queries';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Card, Lock, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { STATE_TONES } from '../../ui/tones';
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

/** What an organisation keeps about an account, its own fields with their labels. */
export function Facts({ account }: { account: Account }) {
  const { t, number, locale } = useWriting();
  const own = useOwnFields(account);
  const facts: [string, ReactNode][] = [
    [t.account.industry, account.industry],
    [t.accounts.country, account.country && new Intl.DisplayNames(locale, { type: 'region' }).of(account.country)],
    [t.account.employees, account.employees === null ? null : number(account.employees)],
    [t.account.website, account.website && <Website address={account.website} />],
    [t.account.tags, account.tags.join(', ')],
    [t.account.keys, account.externalKeys.map((key) => `${key.system} ${key.externalId}`).join(', ')],
    ...own,
  ];
  const known = facts.filter(([, value]) => value);
  return (
    <Card title={t.account.facts}>
      {known.length === 0 && <p className={css.faint}>{t.empty.none}</p>}
      <dl className={css.facts}>
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Website({ address }: { address: string }) {
  return (
    <a href={address} rel="noreferrer" target="_blank">
      {address.replace(/^https?:\/\//, '')}
    </a>
  );
}

/** Returns the custom fields of an account as the organisation names them. */
function useOwnFields(account: Account): [string, string][] {
  const { t, day, number, labelOf } = useWriting();
  const { data } = useQuery(organisation);
  return Object.entries(account.customFields ?? {}).map(([key, value]) => {
    const field = data?.customFields.find((one) => one.of === 'account' && one.key === key);
    const label = labelOf(field?.label ?? {}, key);
    if (field?.type === 'date') return [label, day(String(value))];
    if (typeof value === 'number') return [label, number(value)];
    return [label, typeof value === 'boolean' ? (value ? t.common.yes : t.common.no) : String(value)];
  });
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
