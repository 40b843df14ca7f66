import { Link } from '@tanstack/react-router';
import { isFree, isOurs, type Ticket } from '../../api/tickets';
import type { Writing } from '../../text';
import { Countdown } from '../../ui/countdown';
import type { Column } from '../../ui/grid';
import { Tag } from '../../ui/parts';
import { SEVERITY_TONES, TICKET_TONES } from '../../ui/tones';
import { Claim } from './claim';
import css from './tickets.module.css';

/** The columns of a list of tickets. A narrow list leaves out the less important ones. */
export function columnsOf({ t, instant, named }: Writing, mayClaim: boolean): Column<Ticket>[] {
  return [
    {
      key: 'severity',
      head: t.tickets.severity,
      width: '6.5rem',
      from: 560,
      cell: (row) => <Tag tone={SEVERITY_TONES[row.severity]}>{named(t.severities, row.severity)}</Tag>,
    },
    {
      key: 'subject',
      head: t.tickets.subject,
      width: 'minmax(6rem, 2.6fr)',
      from: 560,
      cell: (row) => (
        <Link to="/tickets/$id" params={{ id: row.id }} tabIndex={-1} className={css.name} title={row.subject}>
          <span className={css.faint}>#{row.number}</span> {row.subject}
        </Link>
      ),
    },
    {
      key: 'what',
      head: t.tickets.subject,
      width: 'minmax(6rem, 1fr)',
      until: 560,
      cell: (row) => (
        <span className={css.both}>
          <Link to="/tickets/$id" params={{ id: row.id }} tabIndex={-1} className={css.name} title={row.subject}>
            {row.subject}
          </Link>
          <span className={css.faint}>
            {named(t.severities, row.severity)} · {row.accountName ?? t.tickets.unknownCustomer}
          </span>
        </span>
      ),
    },
    {
      key: 'account',
      head: t.tickets.account,
      width: 'minmax(7rem, 1.4fr)',
      from: 620,
      cell: (row) => row.accountName ?? <span className={css.faint}>{t.tickets.unknownCustomer}</span>,
    },
    {
      key: 'clock',
      head: t.tickets.clock,
      width: 'minmax(10.5rem, 0.8fr)',
      align: 'end',
      sort: 'nextDueAt',
      from: 560,
      cell: (row) => <Countdown clock={row.nextClock} />,
    },
    {
      key: 'promise',
      head: t.tickets.clock,
      width: '7.5rem',
      align: 'end',
      sort: 'nextDueAt',
      until: 560,
      cell: (row) => (
        <span className={css.twoLines}>
          <Countdown clock={row.nextClock} />
        </span>
      ),
    },
    {
      key: 'state',
      head: t.tickets.state,
      width: 'minmax(6rem, 0.9fr)',
      from: 760,
      cell: (row) => <Tag tone={TICKET_TONES[row.state]}>{named(t.ticketStates, row.state)}</Tag>,
    },
    {
      key: 'assignee',
      head: t.tickets.assignee,
      width: 'minmax(6rem, 0.8fr)',
      from: 560,
      cell: (row) =>
        mayClaim && isFree(row) ? (
          <Claim ticket={row} />
        ) : (
          (row.assigneeName ?? (
            <span className={css.faint}>{isOurs(row) ? t.tickets.ofOrganisation : t.common.none}</span>
          ))
        ),
    },
    {
      key: 'reported',
      head: t.tickets.reported,
      width: '11rem',
      align: 'end',
      sort: 'reportedAt',
      from: 1000,
      cell: (row) => instant(row.reportedAt),
    },
    {
      key: 'queue',
      head: t.tickets.queue,
      width: 'minmax(7rem, 1fr)',
      from: 1120,
      cell: (row) => row.queueName ?? t.common.none,
    },
  ];
}
