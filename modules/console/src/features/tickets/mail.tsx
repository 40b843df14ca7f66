import { useQuery } from '@tanstack/react-query';
import { failedMail, type Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Card, partStyles } from '../../ui/parts';
import css from './tickets.module.css';

/** The replies that did not reach the customer, each with its reason. Nothing is shown as long as there is none. */
export function FailedMail({ ticket }: { ticket: Ticket }) {
  const { t, instant } = useWriting();
  const { may } = useSession();
  const { data: failed } = useQuery({ ...failedMail(ticket.id), enabled: may('mail:read') });
  if (!failed || failed.length === 0) return null;
  return (
    <Card title={t.tickets.undelivered}>
      <ul className={css.stack}>
        {failed.map((mail) => (
          <li key={mail.id}>
            <p className={partStyles.wrong}>{t.tickets.notDelivered(mail.recipient, mail.error ?? t.common.unknown)}</p>
            <p className={css.hint}>
              <time dateTime={mail.createdAt}>{instant(mail.createdAt)}</time> · {mail.text.split('\n', 1)[0]}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
