import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callbacks } from '../../api/callbacks';
import type { Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Card, Tag } from '../../ui/parts';
import { CALLBACK_TONES } from '../../ui/tones';
import css from './tickets.module.css';

/** The callbacks about a ticket. They stand whatever happens to the ticket. */
export function TicketCallbacks({ ticket }: { ticket: Ticket }) {
  const { t, instant, named } = useWriting();
  const { may } = useSession();
  const query = useQuery({ ...callbacks({ ticketId: [ticket.id] }), enabled: may('callbacks:read') });
  if (!may('callbacks:read') || ticket.accountId === null) return null;
  const { accountId, contactId, id } = ticket;
  return (
    <Card
      title={t.callbacks.title}
      aside={
        may('callbacks:write') && (
          <Link to="/callbacks/new" search={{ accountId, ticketId: id, ...(contactId === null ? {} : { contactId }) }}>
            {t.callbacks.plan}
          </Link>
        )
      }
    >
      <Loaded query={query} height="3rem">
        {(rows) =>
          rows.length === 0 ? (
            <p>{t.callbacks.noneHere}</p>
          ) : (
            <ul className={css.stack}>
              {rows.map((row) => (
                <li key={row.id}>
                  <Link to="/callbacks/$id" params={{ id: row.id }}>
                    {row.subject}
                  </Link>{' '}
                  <Tag tone={CALLBACK_TONES[row.state]}>{named(t.callbackStates, row.state)}</Tag>{' '}
                  {instant(row.startsAt)}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
