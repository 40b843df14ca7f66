import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { type TicketFilter, tickets as ticketsQuery } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Countdown } from '../../ui/countdown';
import { Loaded, shownOf } from '../../ui/loaded';
import { ChoiceMenu } from '../../ui/menu';
import { Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { SEVERITY_TONES, TICKET_TONES } from '../../ui/tones';
import css from './account.module.css';

/** Everything that a customer ever asked for, the latest first. */
export function Tickets({ account }: { account: Schemas['AccountView'] }) {
  const { t, instant, named, number } = useWriting();
  const { may } = useSession();
  const [states, setStates] = useState<string[]>([]);
  const filter = { accountId: [account.id], ...(states.length > 0 ? { state: states } : {}) } as TicketFilter;
  const query = useInfiniteQuery(ticketsQuery(filter));
  const rows = shownOf(query)?.pages.flatMap((page) => page.items);
  const count = query.data?.pages[0]?.count;
  return (
    <Card
      title={count == null ? t.tickets.title : t.tickets.count(number(count))}
      aside={
        <div className={css.actions}>
          <ChoiceMenu
            name={t.tickets.state}
            options={Object.entries(t.ticketStates).map(([value, label]) => ({ value, label }))}
            value={states}
            onChange={(chosen) => setStates(chosen ?? [])}
          />
          {may('tickets:write') && (
            <Link to="/tickets/new" search={{ accountId: account.id }}>
              {t.tickets.add}
            </Link>
          )}
        </div>
      }
      flush
    >
      <Loaded query={{ ...query, data: rows }} height="12rem">
        {(rows) => (
          <Table
            label={t.tickets.title}
            rows={rows}
            rowKey={(row) => row.id}
            empty={states.length > 0 ? t.empty.filtered : t.tickets.noTickets}
            columns={[
              {
                head: t.tickets.subject,
                cell: (row) => (
                  <Link to="/tickets/$id" params={{ id: row.id }}>
                    #{row.number} {row.subject}
                  </Link>
                ),
              },
              {
                head: t.tickets.severity,
                cell: (row) => <Tag tone={SEVERITY_TONES[row.severity]}>{named(t.severities, row.severity)}</Tag>,
              },
              {
                head: t.tickets.state,
                cell: (row) => <Tag tone={TICKET_TONES[row.state]}>{named(t.ticketStates, row.state)}</Tag>,
              },
              { head: t.tickets.clock, cell: (row) => row.nextClock && <Countdown clock={row.nextClock} /> },
              {
                head: t.tickets.contact,
                whole: true,
                cell: (row) => row.contactName ?? row.requester?.name ?? t.common.none,
              },
              { head: t.tickets.assignee, cell: (row) => row.assigneeName ?? t.common.none },
              { head: t.tickets.reported, end: true, cell: (row) => instant(row.reportedAt) },
            ]}
          />
        )}
      </Loaded>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t.common.more}</Button>}
    </Card>
  );
}
