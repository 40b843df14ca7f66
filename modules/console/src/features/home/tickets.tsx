import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { firstTickets, type Ticket, type TicketFilter, UNSOLVED } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Countdown } from '../../ui/countdown';
import { Loaded } from '../../ui/loaded';
import { Card, Tag } from '../../ui/parts';
import { SEVERITY_TONES } from '../../ui/tones';
import css from './home.module.css';

const SHOWN = 10;

/** The tickets of whoever looks, the nearest breach first. */
export function OwnTickets() {
  const { t } = useWriting();
  const { subjectId } = useSession();
  return (
    <Part
      title={t.tickets.work}
      empty={t.tickets.workNone}
      filter={{ assigneeId: [subjectId] }}
      search={{ assigneeId: ['me'] }}
    />
  );
}

/** The tickets that nobody has yet, the nearest breach first. */
export function FreeTickets() {
  const { t } = useWriting();
  return (
    <Part
      title={t.tickets.free}
      empty={t.tickets.freeNone}
      filter={{ without: ['assignee'] }}
      search={{ without: ['assignee'] }}
    />
  );
}

function Part({
  title,
  empty,
  filter,
  search,
}: {
  title: string;
  empty: string;
  filter: TicketFilter;
  search: { assigneeId?: string[]; without?: string[] };
}) {
  const { t } = useWriting();
  const query = useQuery(firstTickets({ ...filter, state: [...UNSOLVED], sort: 'nextDueAt', limit: SHOWN }));
  return (
    <Card
      title={title}
      aside={
        <Link to="/tickets" search={search}>
          {t.tickets.all}
        </Link>
      }
      flush
    >
      <Loaded query={query} height="12rem">
        {(tickets) =>
          tickets.length === 0 ? (
            <p className={css.empty}>{empty}</p>
          ) : (
            <ul className={css.list}>
              {tickets.map((ticket) => (
                <Row key={ticket.id} ticket={ticket} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function Row({ ticket }: { ticket: Ticket }) {
  const { t, named } = useWriting();
  return (
    <li className={css.row}>
      <Link to="/tickets/$id" params={{ id: ticket.id }} className={css.name}>
        #{ticket.number} {ticket.subject}
      </Link>
      <span className={css.end}>
        <Countdown clock={ticket.nextClock} />
      </span>
      <span className={css.more}>
        <Tag tone={SEVERITY_TONES[ticket.severity]}>{named(t.severities, ticket.severity)}</Tag>{' '}
        {ticket.accountName ?? t.tickets.unknownCustomer} · {named(t.ticketStates, ticket.state)}
      </span>
    </li>
  );
}
