import { useState } from 'react';
import { limits } from '#limits';
import type { Read } from '../../api/saving';
import type { Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { useDraft } from '../../ui/draft';
import { Fact, FactList } from '../../ui/facts';
import { Form, type Values } from '../../ui/form';
import { Button, Card, Field, Lock } from '../../ui/parts';
import { type Patch, useChange } from './changing';
import { useClashFields } from './fields';
import css from './tickets.module.css';

/** What is known about a ticket. The severity is changed in place: what is promised follows it. */
export function TicketFacts({ read }: { read: Read<Ticket> }) {
  const { t, instant, named } = useWriting();
  const { may, isOutside } = useSession();
  const { change, submit, changing, clash } = useChange(read);
  const fields = useClashFields();
  const [corrects, setCorrects] = useState(false);
  const ticket = read.data;
  const writes = may('tickets:write') && !isOutside && !ticket.history;
  return (
    <Card title={t.tickets.facts}>
      <div className={css.stack}>
        {clash && <ClashPanel {...clash} fields={fields} />}
        {writes && (
          <Field label={t.tickets.severity}>
            {(control) => (
              <select
                {...control}
                disabled={changing !== undefined}
                value={changing?.severity ?? ticket.severity}
                onChange={(event) => change({ severity: event.target.value as NonNullable<Patch['severity']> })}
              >
                {Object.entries(t.severities).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <FactList>
          <Fact label={t.tickets.type}>{named(t.ticketTypes, ticket.type)}</Fact>
          <Fact label={t.tickets.channel}>{named(t.channels, ticket.channel)}</Fact>
          {ticket.category && <Fact label={t.tickets.category}>{ticket.category.replaceAll('/', ' › ')}</Fact>}
          {ticket.product && <Fact label={t.tickets.product}>{ticket.product}</Fact>}
          {ticket.impact && <Fact label={t.tickets.impact}>{named(t.degrees, ticket.impact)}</Fact>}
          {ticket.urgency && <Fact label={t.tickets.urgency}>{named(t.degrees, ticket.urgency)}</Fact>}
          <Fact label={t.tickets.tier}>{named(t.holders, `tier_${ticket.tier}`)}</Fact>
          {ticket.language && <Fact label={t.tickets.language}>{ticket.language}</Fact>}
          {ticket.tags.length > 0 && <Fact label={t.tickets.tags}>{ticket.tags.join(', ')}</Fact>}
          {ticket.redacted?.includes('/tags') && (
            <Fact label={t.tickets.tags}>
              <Lock />
            </Fact>
          )}
          {ticket.occurredAt && <Fact label={t.tickets.occurred}>{instant(ticket.occurredAt)}</Fact>}
          <Fact label={t.tickets.reportedAt}>{instant(ticket.reportedAt)}</Fact>
          {ticket.expectedBy && <Fact label={t.tickets.expectedBy}>{instant(ticket.expectedBy)}</Fact>}
          <Fact label={t.tickets.created} more={ticket.history ? t.tickets.history : undefined}>
            {instant(ticket.createdAt)}
          </Fact>
          {ticket.externalKeys.length > 0 && (
            <Fact label={t.account.keys}>
              {ticket.externalKeys.map((key) => `${key.system}: ${key.externalId}`).join(', ')}
            </Fact>
          )}
        </FactList>
        {writes && !corrects && (
          <div className={css.actions}>
            <Button small onClick={() => setCorrects(true)}>
              {t.common.edit}
            </Button>
          </div>
        )}
        {writes && corrects && <Correction ticket={ticket} onSend={submit} onEnd={() => setCorrects(false)} />}
      </div>
    </Card>
  );
}

type CorrectionProps = { ticket: Ticket; onSend: (patch: Patch) => Promise<void>; onEnd: () => void };

/** Corrects what was typed when the ticket was written down. */
function Correction({ ticket, onSend, onEnd }: CorrectionProps) {
  const { t } = useWriting();
  const draft = useDraft<Values>(`draft.ticket.facts.${ticket.id}`, {
    subject: ticket.subject,
    type: ticket.type,
    product: ticket.product ?? '',
    category: ticket.category ?? '',
  });
  const end = () => {
    draft.clear();
    onEnd();
  };
  const types = Object.entries(t.ticketTypes).map(([value, label]) => ({ value, label }));
  return (
    <Form
      fields={[
        { name: 'subject', label: t.tickets.subject, wide: true },
        { name: 'type', label: t.tickets.type, kind: 'choice', options: types },
        { name: 'product', label: t.tickets.product },
        { name: 'category', label: t.tickets.category, hint: t.tickets.categoryHint },
      ]}
      limits={limits.TicketBody}
      values={draft.value}
      onChange={draft.set}
      submit={t.common.save}
      onSubmit={async () => {
        const { subject = '', type = '', product = '', category = '' } = draft.value;
        await onSend({
          subject: subject.trim(),
          type,
          product: product.trim() || null,
          category: category.trim() || null,
        });
        end();
      }}
      onCancel={end}
    />
  );
}
