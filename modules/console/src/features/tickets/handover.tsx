import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body } from '../../api/client';
import { MINUTE } from '../../api/spans';
import {
  handoverChoices,
  handover as handoverQuery,
  mayHandOver,
  readTicketsAgain,
  type Ticket,
  ticketActions,
} from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Fact, FactList } from '../../ui/facts';
import { Form, type FormField, type Limits, type Values } from '../../ui/form';
import { Button, Card, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { useGranted } from './granted';
import css from './tickets.module.css';

type Asked = 'handOver' | 'handBack';

/** The vendor that has a ticket, or had it last. The ticket is handed over and taken back here. */
export function Handover({ ticket }: { ticket: Ticket }) {
  const { t, instant, named } = useWriting();
  const { may, isOutside } = useSession();
  const granted = useGranted(ticket.id);
  const { data: known } = useQuery({ ...ticketActions(ticket.id), refetchInterval: MINUTE });
  const { data: read } = useQuery({ ...handoverQuery(ticket.id), enabled: known?.handedOver === true });
  const last = known?.handedOver === false ? null : read;
  const [asked, setAsked] = useState<Asked>();
  const isAway = last?.outcome === 'handed_over';
  const mayOver = mayHandOver(ticket, may, isOutside) && !isAway;
  const mayBack = may('tickets:assign') && granted('hand_back') && isAway;
  if (last === undefined || (last === null && !mayOver)) return null;
  return (
    <Card title={t.tickets.handover}>
      <div className={css.stack}>
        {last && (
          <FactList>
            <Fact
              label={isAway ? t.tickets.vendor : t.tickets.formerVendor}
              more={isAway && last.from !== null ? t.tickets.since(instant(last.from)) : undefined}
            >
              {last.vendorName} <Tag tone={isAway ? 'watch' : undefined}>{named(t.handovers, last.outcome)}</Tag>
            </Fact>
            {last.note !== null && <Fact label={t.tickets.handoverNote}>{last.note}</Fact>}
            {last.reason !== null && <Fact label={t.tickets.handBackReason}>{last.reason}</Fact>}
          </FactList>
        )}
        {asked === undefined && (mayOver || mayBack) && (
          <div className={css.actions}>
            <Button onClick={() => setAsked(isAway ? 'handBack' : 'handOver')}>
              {!isAway ? t.tickets.handOver : isOutside ? t.tickets.giveBack : t.tickets.takeTicketBack}
            </Button>
          </div>
        )}
        {asked && <Ask kind={asked} id={ticket.id} onEnd={() => setAsked(undefined)} />}
      </div>
    </Card>
  );
}

/** Asks to whom it goes, or why it comes back. What is typed is kept until it is sent. */
function Ask({ kind, id, onEnd }: { kind: Asked; id: string; onEnd: () => void }) {
  const { t } = useWriting();
  const { isOutside } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const draft = useDraft<Values>(`draft.ticket.${kind}.${id}`, {});
  const { data: vendors = [] } = useQuery({ ...handoverChoices(id), enabled: kind === 'handOver' });
  const sending = useMutation({
    mutationFn: () => send(kind, id, draft.value),
    onSuccess: ({ outcome, vendorName }) =>
      toast(outcome === 'kept' ? t.tickets.nobodyWorks(vendorName) : t.tickets.saved),
    onSettled: () => readTicketsAgain(queries),
  });
  const options = vendors.map((one) => ({ value: one.vendorId, label: one.vendorName }));
  const forms: Record<Asked, { fields: FormField[]; limits: Limits; submit: string }> = {
    handOver: {
      fields: [
        { name: 'vendorId', label: t.tickets.vendor, kind: 'choice', options },
        { name: 'budgetShare', label: t.tickets.share, kind: 'decimal', hint: t.tickets.shareHint },
        { name: 'note', label: t.tickets.handoverNote, kind: 'area' },
      ],
      limits: limits.HandoverBody,
      submit: t.tickets.handOver,
    },
    handBack: {
      fields: [{ name: 'reason', label: t.tickets.handBackReason, kind: 'area' }],
      limits: limits.HandBackBody,
      submit: isOutside ? t.tickets.giveBack : t.tickets.takeTicketBack,
    },
  };
  const end = () => {
    draft.clear();
    onEnd();
  };
  return (
    <Form
      {...forms[kind]}
      values={draft.value}
      onChange={draft.set}
      onSubmit={async () => {
        await sending.mutateAsync();
        end();
      }}
      onCancel={end}
    />
  );
}

function send(kind: Asked, id: string, values: Values) {
  const params = { path: { id } };
  if (kind === 'handBack')
    return body(api.PUT('/tickets/{id}/hand-back', { params, body: { reason: values.reason?.trim() ?? '' } }));
  const share = values.budgetShare?.trim();
  return body(
    api.PUT('/tickets/{id}/handover', {
      params,
      body: {
        vendorId: values.vendorId ?? '',
        note: values.note?.trim() || null,
        budgetShare: share ? Number(share) : null,
      },
    }),
  );
}
