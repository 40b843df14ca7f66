import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isOurs, type Ticket, ticket as ticketQuery } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Failed, Skeleton, Tag } from '../../ui/parts';
import { isGone } from '../../ui/refusal';
import { SEVERITY_TONES, TICKET_TONES } from '../../ui/tones';
import { Around } from './around';
import { Customer } from './beside';
import { TicketCallbacks } from './callbacks';
import { Complaint } from './complaint';
import { Conversation } from './conversation';
import { TicketFacts } from './facts';
import { Handover } from './handover';
import { Held, States } from './held';
import { Left } from './left';
import { FailedMail } from './mail';
import { Moves } from './moves';
import { Promises } from './promises';
import css from './tickets.module.css';
import { Together } from './together';

const route = getRouteApi('/tickets/$id');

/** A ticket: what was said, what is promised and where the time went, and beside it the customer. */
export default function TicketPage() {
  const { id } = route.useParams();
  const { isOutside } = useSession();
  const query = useQuery(ticketQuery(id));
  const read = shownOf(query);
  if (query.data && isGone(query.error)) return <Left ticket={query.data.data} />;
  if (query.error && !read) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!read)
    return (
      <div className={pageStyles.page}>
        <Skeleton height="24rem" />
      </div>
    );
  const ticket = read.data;
  return (
    <div className={pageStyles.page} key={id}>
      <Head ticket={ticket} />
      <div className={css.columns}>
        <div className={css.stack}>
          {!isOutside && <Around id={id} />}
          <Moves read={read} />
          <HowSolved ticket={ticket} />
          {!isOutside && <FailedMail ticket={ticket} />}
          <Conversation ticket={ticket} />
          {!isOutside && <States ticket={ticket} />}
        </div>
        <div className={css.stack}>
          <Customer read={read} />
          <Complaint read={read} />
          <Handover ticket={ticket} />
          <Promises ticket={ticket} />
          {!isOutside && <Together ticket={ticket} />}
          <TicketCallbacks ticket={ticket} />
          <TicketFacts read={read} />
          {!isOutside && <Held ticket={ticket} />}
        </div>
      </div>
    </div>
  );
}

function Head({ ticket }: { ticket: Ticket }) {
  const { t, instant, named, number } = useWriting();
  return (
    <header className={pageStyles.recordHead}>
      <div>
        <Link to="/tickets" className={pageStyles.up}>
          {t.tickets.title}
        </Link>
        <h1>
          <span className={css.faint}>#{ticket.number}</span> {ticket.subject}
        </h1>
        <p className={pageStyles.tags}>
          <Tag tone={SEVERITY_TONES[ticket.severity]}>{named(t.severities, ticket.severity)}</Tag>
          <Tag tone={TICKET_TONES[ticket.state]}>{named(t.ticketStates, ticket.state)}</Tag>
          <span>
            {ticket.holdParty !== null && `${named(t.parties, ticket.holdParty)} · `}
            {t.tickets.since(instant(ticket.stateSince))}
            {ticket.waitsUntil !== null && ` ${t.tickets.waitsUntil(instant(ticket.waitsUntil))}`}
          </span>
          {ticket.promisedBy !== null && <Tag>{t.tickets.promisedBy(instant(ticket.promisedBy))}</Tag>}
          {ticket.reopens > 0 && <Tag tone="watch">{t.tickets.reopens(number(ticket.reopens))}</Tag>}
          {ticket.implausible && <Tag tone="watch">{t.tickets.implausible}</Tag>}
          <span>
            {ticket.queueName ?? t.tickets.noQueue} ·{' '}
            {ticket.assigneeName ?? (isOurs(ticket) ? t.tickets.ofOrganisation : t.tickets.unassigned)}
          </span>
        </p>
      </div>
    </header>
  );
}

const PARTS = ['cause', 'solution', 'workaround', 'rootCause', 'apology', 'remedy'] as const;

/** How it was solved the last time. It stays after the ticket was reopened: then it says so, and is closed until somebody opens it. */
function HowSolved({ ticket }: { ticket: Ticket }) {
  const { t } = useWriting();
  const parts = PARTS.filter((name) => ticket[name] !== null);
  if (parts.length === 0) return null;
  const solution = (
    <dl className={css.solved}>
      {parts.map((name) => (
        <div key={name}>
          <dt>{t.tickets[name]}</dt>
          <dd>{ticket[name]}</dd>
        </div>
      ))}
    </dl>
  );
  if (ticket.state === 'solved' || ticket.state === 'closed') return solution;
  return (
    <details>
      <summary>{t.tickets.earlierSolution}</summary>
      {solution}
    </details>
  );
}
