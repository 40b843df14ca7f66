import { Link } from '@tanstack/react-router';
import { limits } from '#limits';
import type { Read } from '../../api/saving';
import type { Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { dayOf, plusDays, presentInstant } from '../../text/days';
import { ClashPanel } from '../../ui/clash';
import { useDraft } from '../../ui/draft';
import { Fact, FactList } from '../../ui/facts';
import { Form, type Values } from '../../ui/form';
import { Button, Card } from '../../ui/parts';
import { type Patch, useChange } from './changing';
import { useClashFields } from './fields';
import css from './tickets.module.css';

/** After so many days the customer of a solved complaint is asked again. */
const ASK_AGAIN_DAYS = 90;

/** What a complaint needs beside other tickets: that it was taken up, who answers for it, and that somebody asks again. */
export function Complaint({ read }: { read: Read<Ticket> }) {
  const { t, instant } = useWriting();
  const { may, isOutside } = useSession();
  const { change, submit, changing, clash } = useChange(read);
  const fields = useClashFields();
  const ticket = read.data;
  const { id, acknowledgedAt, responsibleParty } = ticket;
  if (ticket.type !== 'complaint') return null;
  const writes = may('tickets:write') && !isOutside && !ticket.history;
  return (
    <Card title={t.tickets.complaint}>
      <div className={css.stack}>
        {clash && <ClashPanel {...clash} fields={fields} />}
        <FactList>
          <Fact label={t.tickets.acknowledged}>
            {acknowledgedAt === null ? t.tickets.notAcknowledged : instant(acknowledgedAt)}
          </Fact>
          {responsibleParty !== null && <Fact label={t.tickets.responsibleParty}>{responsibleParty}</Fact>}
        </FactList>
        {writes && acknowledgedAt === null && (
          <Button disabled={changing !== undefined} onClick={() => change({ acknowledgedAt: presentInstant() })}>
            {t.tickets.acknowledge}
          </Button>
        )}
        {writes && responsibleParty === null && <Responsible id={id} onSend={submit} />}
        <AskAgain ticket={ticket} />
      </div>
    </Card>
  );
}

function Responsible({ id, onSend }: { id: string; onSend: (patch: Patch) => Promise<void> }) {
  const { t } = useWriting();
  const draft = useDraft<Values>(`draft.ticket.responsible.${id}`, {});
  return (
    <Form
      fields={[
        { name: 'responsibleParty', label: t.tickets.responsibleParty, hint: t.tickets.responsibleHint, wide: true },
      ]}
      limits={{ responsibleParty: limits.TicketBody.responsibleParty }}
      values={draft.value}
      onChange={draft.set}
      submit={t.common.save}
      onSubmit={async () => {
        await onSend({ responsibleParty: draft.value.responsibleParty?.trim() ?? '' });
        draft.clear();
      }}
      onCancel={draft.clear}
    />
  );
}

/** Proposes to ask the customer again, once the complaint is solved. */
function AskAgain({ ticket }: { ticket: Ticket }) {
  const { t, day, zone } = useWriting();
  const { may } = useSession();
  const { accountId, contactId, solvedAt, id } = ticket;
  if (solvedAt === null || accountId === null || !may('callbacks:write')) return null;
  const on = plusDays(dayOf(solvedAt, zone), ASK_AGAIN_DAYS);
  return (
    <p>
      <Link
        to="/callbacks/new"
        search={{ accountId, ticketId: id, local: `${on}T09:00`, ...(contactId === null ? {} : { contactId }) }}
      >
        {t.tickets.askAgain(day(on))}
      </Link>
    </p>
  );
}
