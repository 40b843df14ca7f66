import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contracts, renewalsOf } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Card, Lock, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { STATE_TONES } from '../../ui/tones';

type Account = Schemas['AccountView'];

/** Returns an amount, or a lock if the reader's roles do not open it. */
function useAmount() {
  const { t, money } = useWriting();
  return (amount: Schemas['Money'] | undefined, redacted: string[] | undefined, field: string) => {
    if (amount) return money(amount);
    return redacted?.includes(`/${field}`) ? <Lock /> : t.common.none;
  };
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
