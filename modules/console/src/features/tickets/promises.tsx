import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, type Schemas } from '../../api/client';
import { clockExplanation, clocks as clocksQuery, readTicketsAgain, type Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { StretchBar } from '../../charts/stretchbar';
import { useWriting } from '../../text';
import { Countdown } from '../../ui/countdown';
import { Loaded } from '../../ui/loaded';
import { Button, Card, Field, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import css from './tickets.module.css';

/** The calendar that never closes: all of its time is business time, so the word would say nothing. */
const ALWAYS = 'always';

type Clock = Schemas['ClockView'];

const MOST_LETTERS = 2000;

/** What was promised for a ticket: each clock, and where its time went. */
export function Promises({ ticket }: { ticket: Ticket }) {
  const { t } = useWriting();
  const query = useQuery(clocksQuery(ticket.id));
  return (
    <Card title={t.tickets.promises}>
      <Loaded query={query} height="12rem">
        {(clocks) =>
          clocks.length === 0 ? (
            <p className={css.faint}>{ticket.history ? t.tickets.noPromisesHistory : t.tickets.noPromises}</p>
          ) : (
            clocks.map((clock) => <OneClock key={clock.id} ticket={ticket} clock={clock} />)
          )
        }
      </Loaded>
    </Card>
  );
}

function OneClock({ ticket, clock }: { ticket: Ticket; clock: Clock }) {
  const { t, named, instant, business, number } = useWriting();
  const name = clock.party === 'vendor' ? t.tickets.vendorTime : named(t.clockKinds, clock.kind);
  return (
    <section className={css.clock} aria-label={name}>
      <header className={css.clockHead}>
        <h3>{name}</h3>
        <Standing clock={clock} />
      </header>
      <p className={css.clockText}>
        {(clock.calendar === ALWAYS ? t.tickets.promiseOfTime : t.tickets.promise)(
          business(clock.usedSeconds),
          business(clock.targetSeconds),
        )}
        {clock.missedAt !== null && ` · ${t.tickets.missedAt(instant(clock.missedAt))}`}
        {clock.missedAt === null && clock.dueAt !== null && ` · ${t.tickets.dueAt(instant(clock.dueAt))}`}
        <br />
        {t.tickets.policy(clock.policy, number(clock.policyVersion), clock.calendar)}
        {clock.provisional && ` · ${t.tickets.provisional}`}
      </p>
      {clock.missedAt !== null && <Excuse ticketId={ticket.id} clock={clock} />}
      <Explanation ticketId={ticket.id} clock={clock} name={name} />
    </section>
  );
}

/** Says why a missed promise does not count, and lets a lead say so or take it back. */
function Excuse({ ticketId, clock }: { ticketId: string; clock: Clock }) {
  const { t, instant } = useWriting();
  const { may } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const [reason, setReason] = useState<string>();
  const path = { id: ticketId, clockId: clock.id };
  const header = { 'If-Match': `"${clock.version}"` };
  const changing = useMutation({
    mutationFn: () =>
      body(
        clock.excuse
          ? api.DELETE('/tickets/{id}/clocks/{clockId}/excuse', { params: { path, header } })
          : api.PUT('/tickets/{id}/clocks/{clockId}/excuse', {
              params: { path, header },
              body: { reason: reason?.trim() ?? '' },
            }),
      ),
    onSuccess: () => setReason(undefined),
    onError: (error) => toast(error.message),
    onSettled: () => readTicketsAgain(queries),
  });
  return (
    <div className={css.stack}>
      {clock.excuse && <p>{t.tickets.excused(clock.excuse.reason, instant(clock.excuse.at))}</p>}
      {reason !== undefined && (
        <Field label={t.tickets.excuseReason}>
          {(control) => (
            <input
              {...control}
              maxLength={MOST_LETTERS}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {may('tickets:excuse') && (
        <Button
          small
          disabled={changing.isPending || reason?.trim() === ''}
          onClick={() => (clock.excuse || reason !== undefined ? changing.mutate() : setReason(''))}
        >
          {clock.excuse ? t.tickets.unexcuse : t.tickets.excuse}
        </Button>
      )}
    </div>
  );
}

function Standing({ clock }: { clock: Clock }) {
  const { t, instant, named } = useWriting();
  if (clock.ended !== null && clock.missedAt === null) return <Tag>{named(t.clockEndings, clock.ended)}</Tag>;
  if (clock.state === 'stopped')
    return (
      <Tag tone={clock.missedAt === null ? 'good' : 'bad'}>
        {clock.missedAt === null ? t.tickets.met : t.tickets.missedAt(instant(clock.missedAt))}
      </Tag>
    );
  const isPaused = clock.state === 'paused';
  return <Countdown clock={{ ...clock, dueAt: isPaused ? null : clock.dueAt }} />;
}

/** Accounts for every second since the clock started: counted, closed, paused or stopped. */
function Explanation({ ticketId, clock, name }: { ticketId: string; clock: Clock; name: string }) {
  const { t, named, instant, duration, number } = useWriting();
  const query = useQuery(clockExplanation(ticketId, clock.id));
  return (
    <Loaded query={query} height="4rem">
      {({ segments }) => (
        <StretchBar label={t.tickets.explained(name)} stretches={segments} nameOf={(kind) => named(t.segments, kind)}>
          <Table
            label={t.tickets.explained(name)}
            rows={segments}
            rowKey={(row) => row.from}
            empty={t.common.none}
            columns={[
              { head: t.tickets.what, cell: (row) => named(t.segments, row.kind) },
              { head: t.tickets.from, cell: (row) => instant(row.from) },
              { head: t.tickets.length, end: true, cell: (row) => duration(row.seconds) },
              {
                head: t.tickets.promises,
                cell: (row) => t.tickets.policy(row.policy, number(row.policyVersion), row.calendar),
              },
            ]}
          />
        </StretchBar>
      )}
    </Loaded>
  );
}
