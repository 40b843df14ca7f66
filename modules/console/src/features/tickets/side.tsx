import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queues as queuesQuery, type TicketFilter, ticketFacets, UNSOLVED } from '../../api/tickets';
import type { TicketsSearch } from '../../app/router';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { names } from '../../ui/parts';
import { isIn, PARTS } from './filter';
import css from './tickets.module.css';

const OPEN = { state: [...UNSOLVED] } as TicketFilter;

/** The parts of the work and the queues, each with the number of its open tickets. */
export function Side({ search }: { search: TicketsSearch }) {
  const { t } = useWriting();
  const { may, visible, subjectId, isOutside } = useSession();
  const seesAll = visible.includes('all');
  const { data: facets } = useQuery(ticketFacets(OPEN, ['queue', 'assignee']));
  const { data: unmatched } = useQuery({
    ...ticketFacets({ ...OPEN, match: ['unmatched'] }, ['queue']),
    enabled: seesAll,
  });
  const { data: queues } = useQuery({ ...queuesQuery, enabled: may('queues:read') });
  const countOf = (field: string, value: string | null) =>
    facets?.items.find((item) => item.field === field)?.values.find((one) => one.value === value)?.tickets ?? 0;
  const counts = {
    mine: facets && countOf('assignee', subjectId),
    unassigned: facets && countOf('assignee', null),
    unmatched: unmatched?.tickets,
    allOpen: facets?.tickets,
  };
  const own = queues?.filter((queue) => queue.memberIds.includes(subjectId)) ?? [];
  const others = queues?.filter((queue) => !own.includes(queue)) ?? [];
  return (
    <nav className={css.side} aria-label={t.tickets.queues}>
      {PARTS.filter((part) => part.name !== 'unmatched' || seesAll).map((part) => (
        <Place key={part.name} to={part.search} search={search} count={counts[part.name]}>
          {t.tickets[part.name]}
        </Place>
      ))}
      {!isOutside && (
        <Link to="/tickets/missed" className={css.sidePlace}>
          {t.tickets.missedPromises}
        </Link>
      )}
      {own.length + others.length > 0 && (
        <div className={css.sideTitle} aria-hidden="true">
          {t.tickets.queues}
        </div>
      )}
      {[...own, ...others].map((queue) => (
        <Place key={queue.id} to={{ queueId: [queue.id] }} search={search} count={facets && countOf('queue', queue.id)}>
          {queue.name}
        </Place>
      ))}
    </nav>
  );
}

function Place({
  to,
  search,
  count,
  children,
}: {
  to: TicketsSearch;
  search: TicketsSearch;
  count: number | undefined;
  children: ReactNode;
}) {
  const { number } = useWriting();
  const isHere = isIn(search, to);
  return (
    <Link
      to="/tickets"
      search={to}
      className={names(css.sidePlace, isHere && css.sideHere)}
      aria-current={isHere ? 'true' : undefined}
      activeOptions={{ exact: true }}
    >
      <span>{children}</span>
      {count !== undefined && <span className={css.sideCount}>{number(count)}</span>}
    </Link>
  );
}
