import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callbacks } from '../../api/callbacks';
import type { Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import { AccountLinks } from '../../callbacks/links';
import { SeriesTable } from '../../callbacks/seriestable';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { CALLBACK_TONES } from '../../ui/tones';

/** What was promised to a customer, once or again and again, and the links by which its contacts book. */
export function Callbacks({ account }: { account: Schemas['AccountView'] }) {
  const { t } = useWriting();
  return (
    <div className={pageStyles.stack}>
      <Promised account={account} />
      <Card title={t.series.list} flush>
        <SeriesTable filter={{ accountId: [account.id] }} empty={t.series.none} />
      </Card>
      <AccountLinks accountId={account.id} />
    </div>
  );
}

/** What was promised to a customer, the latest first. */
function Promised({ account }: { account: Schemas['AccountView'] }) {
  const { t, instant, named } = useWriting();
  const { may } = useSession();
  const query = useQuery(callbacks({ accountId: [account.id], sort: '-startsAt' }));
  return (
    <Card
      title={t.callbacks.title}
      aside={
        may('callbacks:write') && (
          <Link to="/callbacks/new" search={{ accountId: account.id }}>
            {t.callbacks.plan}
          </Link>
        )
      }
      flush
    >
      <Loaded query={query} height="12rem">
        {(rows) => (
          <Table
            label={t.callbacks.title}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.callbacks.noneHere}
            columns={[
              {
                head: t.callbacks.subject,
                cell: (row) => (
                  <Link to="/callbacks/$id" params={{ id: row.id }}>
                    {row.subject}
                  </Link>
                ),
              },
              {
                head: t.callbacks.state,
                cell: (row) => (
                  <>
                    <Tag tone={CALLBACK_TONES[row.state]}>{named(t.callbackStates, row.state)}</Tag>{' '}
                    {row.question !== null && <Tag tone="watch">{named(t.callbackQuestions, row.question)}</Tag>}
                  </>
                ),
              },
              { head: t.callbacks.contact, cell: (row) => row.contactName ?? t.common.none },
              { head: t.callbacks.owner, cell: (row) => row.ownerName ?? t.common.none },
              { head: t.callbacks.time, end: true, cell: (row) => instant(row.startsAt) },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
