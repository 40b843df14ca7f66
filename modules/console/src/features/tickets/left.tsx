import { Link } from '@tanstack/react-router';
import type { Ticket } from '../../api/tickets';
import { useWriting } from '../../text';
import { pageStyles } from '../../ui/page';
import { Card } from '../../ui/parts';

/** Says that a ticket left the reader's sight while it was shown. Nothing of it stays but the number, by which others find it. */
export function Left({ ticket }: { ticket: Pick<Ticket, 'number'> }) {
  const { t } = useWriting();
  return (
    <div className={pageStyles.page}>
      <Card title={t.tickets.leftSight(String(ticket.number))}>
        <p>{t.tickets.leftWhy}</p>
        <p>
          <Link to="/tickets">{t.tickets.title}</Link>
        </p>
      </Card>
    </div>
  );
}
