import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { readTicketsAgain, type Ticket, ticketLinks } from '../../api/tickets';
import { useSession } from '../../app/session';
import { Finder } from '../../find/finder';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Button, Card, Field, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { TICKET_TONES } from '../../ui/tones';
import css from './tickets.module.css';

const KINDS = ['duplicate', 'caused_by', 'parent'] as const;
type Kind = (typeof KINDS)[number] | 'merge';

/** The tickets that belong to one: links, merges with their undo, and what leads to more of them. */
export function Together({ ticket }: { ticket: Ticket }) {
  const { t, named } = useWriting();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useQuery(ticketLinks(ticket.id));
  const change = useChange(ticket);
  return (
    <Card title={t.tickets.together}>
      <div className={css.stack}>
        <Loaded query={query} height="3rem">
          {(links) => (
            <ul>
              {links.map((link) => (
                <li key={link.kind + link.ticketId + link.backwards} className={css.picked}>
                  <span>
                    {named(link.backwards ? t.linkedBack : t.linked, link.kind)}{' '}
                    <Link to="/tickets/$id" params={{ id: link.ticketId }} className={css.name}>
                      #{link.number} {link.subject}
                    </Link>{' '}
                    <Tag tone={TICKET_TONES[link.state]}>{named(t.ticketStates, link.state)}</Tag>
                  </span>
                  {may('tickets:write') && !link.backwards && KINDS.some((kind) => kind === link.kind) && (
                    <Button
                      small
                      disabled={change.isPending}
                      onClick={() => change.mutate({ kind: link.kind as Kind, other: link.ticketId, undo: true })}
                    >
                      {t.tickets.unlink}
                    </Button>
                  )}
                </li>
              ))}
              {links.length === 0 && <li className={css.faint}>{t.tickets.alone}</li>}
            </ul>
          )}
        </Loaded>
        {ticket.mergedInto !== null && may('tickets:merge') && (
          <Button
            disabled={change.isPending}
            onClick={() => change.mutate({ kind: 'merge', other: ticket.mergedInto ?? '', undo: true })}
          >
            {t.tickets.unmerge}
          </Button>
        )}
        {adding ? (
          <Other
            ticket={ticket}
            onChoose={(kind, other) => change.mutate({ kind, other }, { onSuccess: () => setAdding(false) })}
            onEnd={() => setAdding(false)}
          />
        ) : (
          may('tickets:write') && <Button onClick={() => setAdding(true)}>{t.tickets.link}</Button>
        )}
      </div>
    </Card>
  );
}

type Change = { kind: Kind; other: string; undo?: boolean };

/** Links and merges on the version that is shown: whoever changed the ticket meanwhile wins. */
function useChange({ id, version }: Ticket) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, other, undo }: Change): Promise<void> => {
      const header = { 'If-Match': `"${version}"` };
      if (kind === 'merge') {
        const params = { params: { path: { id }, header } };
        await body(
          undo
            ? api.DELETE('/tickets/{id}/merge', params)
            : api.PUT('/tickets/{id}/merge', { ...params, body: { into: other } }),
        );
        return;
      }
      const params = { params: { path: { id, kind, otherId: other }, header } };
      await body(
        undo
          ? api.DELETE('/tickets/{id}/links/{kind}/{otherId}', params)
          : api.PUT('/tickets/{id}/links/{kind}/{otherId}', params),
      );
    },
    onSuccess: () => toast(t.tickets.saved),
    onError: (error) => toast(error.message),
    onSettled: () => readTicketsAgain(queries),
  });
}

/** Finds the other ticket by its number or words of its subject, and asks how the two belong together. */
function Other({
  ticket,
  onChoose,
  onEnd,
}: {
  ticket: Ticket;
  onChoose: (kind: Kind, other: string) => void;
  onEnd: () => void;
}) {
  const { t } = useWriting();
  const { may } = useSession();
  const isOpen = ['new', 'open', 'pending', 'on_hold'].includes(ticket.state);
  const kinds: Kind[] = isOpen && may('tickets:merge') ? ['merge', ...KINDS] : [...KINDS];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'duplicate');
  return (
    <div className={css.stack}>
      <Field label={t.tickets.linkKind}>
        {(control) => (
          <select {...control} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t.linkKinds[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Finder
        label={t.tickets.findTicket}
        hint={t.tickets.findTicketHint}
        fits={(hit) => hit.kind === 'tickets' && hit.id !== ticket.id}
        shown={(hit) => `${hit.title} · ${hit.accountName}`}
        onChoose={(hit) => onChoose(kind, hit.id)}
      />
      <Button onClick={onEnd}>{t.common.cancel}</Button>
    </div>
  );
}
