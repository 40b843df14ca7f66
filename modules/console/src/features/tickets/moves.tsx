import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { members } from '../../api/own';
import type { Read } from '../../api/saving';
import { isOurs, isUnsolved, queues as queuesQuery, type Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Limits, type Values } from '../../ui/form';
import { Menu, MenuItem, menuStyles } from '../../ui/menu';
import { Button } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { useClashFields } from './fields';
import { useGranted } from './granted';
import { type Asked, type Move, useMove } from './moving';
import css from './tickets.module.css';

/** Moves a ticket: who has it, and where it stands. */
export function Moves({ read }: { read: Read<Ticket> }) {
  const { may } = useSession();
  const granted = useGranted(read.data.id);
  const toast = useToast();
  const fields = useClashFields();
  const moving = useMove(read);
  const [asking, setAsking] = useState<Asked>();
  const ticket = read.data;
  const at = (move: Move) => () => void moving.move(move).catch((error: Error) => toast(error.message));
  if (moving.clash)
    return <ClashPanel clash={moving.clash} fields={fields} onSend={moving.goOn} onLeave={moving.leave} />;
  if (asking)
    return (
      <Ask
        kind={asking}
        ticket={ticket}
        onEnd={() => setAsking(undefined)}
        onSend={async (move) => {
          await moving.move(move);
          setAsking(undefined);
        }}
      />
    );
  return (
    <div className={css.actions}>
      {may('tickets:assign') && granted('assign_within') && <Holding ticket={ticket} at={at} busy={moving.busy} />}
      {may('tickets:write') && <Standing ticket={ticket} at={at} busy={moving.busy} onAsk={setAsking} />}
    </div>
  );
}

type PartProps = { ticket: Ticket; at: (move: Move) => () => void; busy: boolean };

function Holding({ ticket, at, busy }: PartProps) {
  const { t } = useWriting();
  const { subjectId, isOutside } = useSession();
  // The people of a vendor do not take it from those of the organisation.
  if (!isUnsolved(ticket) || isOurs(ticket)) return null;
  return (
    <>
      {ticket.assigneeId !== subjectId && (
        <Button disabled={busy} onClick={at({ kind: 'assign', assigneeId: subjectId })}>
          {t.tickets.claim}
        </Button>
      )}
      {ticket.assigneeId !== null && (
        <Button disabled={busy} onClick={at({ kind: 'handBack' })}>
          {t.tickets.handBack}
        </Button>
      )}
      {!isOutside && (
        <Menu label={t.tickets.assign} disabled={busy}>
          {(close) => (
            <Receivers
              ticket={ticket}
              onChoose={(move) => {
                close();
                at(move)();
              }}
            />
          )}
        </Menu>
      )}
    </>
  );
}

/** The queues and, of the ticket's queue, the members who may get it; of no queue, all members. */
function Receivers({ ticket, onChoose }: { ticket: Ticket; onChoose: (move: Move) => void }) {
  const { t } = useWriting();
  const { may } = useSession();
  const { data: queues = [] } = useQuery({ ...queuesQuery, enabled: may('queues:read') });
  const { data: people = [] } = useQuery({ ...members, enabled: may('members:read') });
  const inQueue = queues.find((queue) => queue.id === ticket.queueId)?.memberIds;
  const receivers = people.filter((member) => inQueue?.includes(member.id) ?? true);
  return (
    <>
      {queues.length > 0 && (
        <div className={menuStyles.group} role="group" aria-label={t.tickets.toQueue}>
          <div className={menuStyles.groupTitle}>{t.tickets.toQueue}</div>
          {queues.map((queue) => (
            <MenuItem
              key={queue.id}
              current={queue.id === ticket.queueId}
              onClick={() => onChoose({ kind: 'assign', queueId: queue.id })}
            >
              {queue.name}
            </MenuItem>
          ))}
        </div>
      )}
      {receivers.length > 0 && (
        <div className={menuStyles.group} role="group" aria-label={t.tickets.toMember}>
          <div className={menuStyles.groupTitle}>{t.tickets.toMember}</div>
          {receivers.map((member) => (
            <MenuItem
              key={member.id}
              current={member.id === ticket.assigneeId}
              onClick={() => onChoose({ kind: 'assign', assigneeId: member.id })}
            >
              {member.name}
            </MenuItem>
          ))}
        </div>
      )}
    </>
  );
}

function Standing({ ticket, at, busy, onAsk }: PartProps & { onAsk: (kind: Asked) => void }) {
  const { t } = useWriting();
  const { isOutside } = useSession();
  const granted = useGranted(ticket.id);
  const simple = (kind: 'goOn' | 'endHold' | 'reopen' | 'notSpam' | 'spam' | 'takeBack', label: string) => (
    <Button disabled={busy} onClick={at({ kind })}>
      {label}
    </Button>
  );
  switch (ticket.state) {
    case 'solved':
      return granted('solve') && simple('reopen', t.tickets.reopen);
    case 'closed':
      return null;
    case 'spam':
      return !isOutside && simple('notSpam', t.tickets.notSpam);
  }
  return (
    <>
      {ticket.state === 'pending' && granted('reply') && simple('goOn', t.tickets.resume)}
      {ticket.state === 'on_hold' && !isOutside && simple('endHold', t.tickets.resume)}
      {ticket.state !== 'pending' && granted('reply') && (
        <Button disabled={busy} onClick={() => onAsk('pend')}>
          {t.tickets.pend}
        </Button>
      )}
      {ticket.state !== 'on_hold' && !isOutside && (
        <Button disabled={busy} onClick={() => onAsk('hold')}>
          {t.tickets.hold}
        </Button>
      )}
      {!isOutside && (
        <Button disabled={busy} onClick={() => onAsk('promise')}>
          {t.tickets.promiseUpdate}
        </Button>
      )}
      {ticket.promisedBy !== null && !isOutside && simple('takeBack', t.tickets.takeBack)}
      {granted('solve') && (
        <Button kind="main" disabled={busy} onClick={() => onAsk('solve')}>
          {t.tickets.solve}
        </Button>
      )}
      {!isOutside && simple('spam', t.tickets.spam)}
    </>
  );
}

type AskProps = { kind: Asked; ticket: Ticket; onSend: (move: Move) => Promise<void>; onEnd: () => void };

/** Asks what a move needs. What is typed is kept until it is sent. */
function Ask({ kind, ticket, onSend, onEnd }: AskProps) {
  const { t, zone } = useWriting();
  const draft = useDraft<Values>(`draft.ticket.${kind}.${ticket.id}`, {});
  const until: FormField = { name: 'until', label: t.tickets.until, kind: 'moment', hint: t.tickets.untilHint };
  const options = Object.entries(t.parties).map(([value, label]) => ({ value, label }));
  const amends: FormField[] = [
    { name: 'apology', label: t.tickets.apology, kind: 'area', hint: t.tickets.amendsHint },
    { name: 'remedy', label: t.tickets.remedy, kind: 'area', hint: t.tickets.amendsHint },
  ];
  const forms: Record<Asked, { fields: FormField[]; limits: Limits; submit: string }> = {
    pend: { fields: [until], limits: limits.TicketPending, submit: t.tickets.pend },
    hold: {
      fields: [{ name: 'party', label: t.tickets.party, kind: 'choice', options }, until],
      limits: limits.TicketHold,
      submit: t.tickets.hold,
    },
    promise: {
      fields: [{ name: 'by', label: t.tickets.hearsBy, kind: 'moment', hint: t.tickets.hearsHint }],
      limits: limits.TicketPromise,
      submit: t.tickets.promiseUpdate,
    },
    solve: {
      fields: [
        { name: 'cause', label: t.tickets.cause, kind: 'area' },
        { name: 'solution', label: t.tickets.solution, kind: 'area' },
        ...(ticket.type === 'complaint' ? amends : []),
        { name: 'workaround', label: t.tickets.workaround, wide: true },
        { name: 'rootCause', label: t.tickets.rootCause, wide: true },
      ],
      limits: limits.Solution,
      submit: t.tickets.solve,
    },
  };
  return (
    <Form
      {...forms[kind]}
      values={draft.value}
      onChange={draft.set}
      onSubmit={async () => {
        await onSend({ kind, values: draft.value, zone });
        draft.clear();
      }}
      onCancel={() => {
        draft.clear();
        onEnd();
      }}
    />
  );
}
