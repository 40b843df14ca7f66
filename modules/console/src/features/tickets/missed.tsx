import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type MissedClock, missedClocks } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Button, Card, Tag } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Table } from '../../ui/table';

const route = getRouteApi('/tickets/missed');

/** The promises to customers that were not kept, the latest first: those that count, and those that are excused. */
export default function Missed() {
  const { t, number } = useWriting();
  const { excused } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(missedClocks(excused === 'true'));
  const count = query.data?.pages[0]?.count;
  return (
    <Page
      title={t.tickets.missedPromises}
      lead={count == null ? undefined : number(count)}
      actions={
        <div className={pageStyles.tools}>
          <Segments
            label={t.tickets.missedPromises}
            value={excused === 'true' ? 'excused' : 'counted'}
            options={[
              { value: 'counted', label: t.tickets.counted },
              { value: 'excused', label: t.tickets.leftOut },
            ]}
            onChange={(value) => void navigate({ search: value === 'excused' ? { excused: 'true' } : {} })}
          />
          <Link to="/tickets" className={pageStyles.up}>
            {t.tickets.title}
          </Link>
        </div>
      }
    >
      <Card flush>
        <Loaded query={query} height="12rem">
          {({ pages }) => <Rows rows={pages.flatMap(({ items }) => items)} isExcused={excused === 'true'} />}
        </Loaded>
        {query.hasNextPage && (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.common.more}
          </Button>
        )}
      </Card>
    </Page>
  );
}

function Rows({ rows, isExcused }: { rows: MissedClock[]; isExcused: boolean }) {
  const { t, named, instant } = useWriting();
  const { may } = useSession();
  return (
    <Table
      label={t.tickets.missedPromises}
      rows={rows}
      rowKey={(row) => row.id}
      empty={isExcused ? t.tickets.noneExcused : t.tickets.noneMissed}
      columns={[
        {
          head: t.tickets.subject,
          cell: (row) => (
            <>
              <Link to="/tickets/$id" params={{ id: row.ticketId }}>
                #{row.ticketNumber} {row.ticketSubject}
              </Link>{' '}
              {row.spam && <Tag tone="watch">{t.ticketStates.spam}</Tag>}
            </>
          ),
        },
        {
          head: t.tickets.account,
          cell: (row) =>
            row.accountId !== null && may('accounts:read') ? (
              <Link to="/accounts/$id/{-$tab}" params={{ id: row.accountId, tab: 'tickets' }}>
                {row.accountName}
              </Link>
            ) : (
              (row.accountName ?? t.common.none)
            ),
        },
        { head: t.tickets.promised, whole: true, cell: (row) => named(t.clockKinds, row.kind) },
        { head: t.tickets.assignee, whole: true, cell: (row) => row.assigneeName ?? t.common.none },
        { head: t.tickets.missedOn, whole: true, cell: (row) => instant(row.missedAt) },
        isExcused
          ? { head: t.tickets.excuseReason, cell: (row: MissedClock) => excuseOf(row) }
          : {
              head: t.tickets.cameOn,
              cell: (row: MissedClock) =>
                row.stoppedAt === null ? <Tag tone="bad">{t.tickets.stillWaits}</Tag> : instant(row.stoppedAt),
            },
      ]}
    />
  );
}

const excuseOf = ({ excuse, excusedByName }: MissedClock) =>
  [excuse, excusedByName].filter((part) => part !== null).join(' — ');
