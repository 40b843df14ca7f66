import { useQuery } from '@tanstack/react-query';
import { possession, type Ticket, ticketStates } from '../../api/tickets';
import { StretchBar } from '../../charts/stretchbar';
import { useWriting } from '../../text';
import { secondsOf } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { SEVERITY_TONES, TICKET_TONES } from '../../ui/tones';
import css from './tickets.module.css';

/** Who held a ticket for how long. The seconds of all sum to its age. */
export function Held({ ticket }: { ticket: Ticket }) {
  const { t, named, duration, business, number } = useWriting();
  const query = useQuery(possession(ticket.id));
  return (
    <Card title={t.tickets.held}>
      <Loaded query={query} height="5rem">
        {({ holders, vendorShare }) =>
          holders.length === 0 ? (
            <p className={css.faint}>{t.tickets.noStates}</p>
          ) : (
            <StretchBar
              label={t.tickets.held}
              stretches={holders.map((share) => ({ kind: share.holder, seconds: share.seconds }))}
              nameOf={(kind) => named(t.holders, kind)}
            >
              <Table
                label={t.tickets.held}
                rows={holders}
                rowKey={(row) => row.holder}
                empty={t.common.none}
                columns={[
                  { head: t.tickets.what, cell: (row) => named(t.holders, row.holder) },
                  { head: t.tickets.length, end: true, cell: (row) => duration(row.seconds) },
                  { head: t.tickets.business, end: true, cell: (row) => business(row.businessSeconds) },
                ]}
              />
              {vendorShare !== null && vendorShare > 0 && <p>{t.tickets.vendorShare(number(vendorShare))}</p>}
            </StretchBar>
          )
        }
      </Loaded>
    </Card>
  );
}

/** All states that the ticket had. */
export function States({ ticket }: { ticket: Ticket }) {
  const { t, named, instant, duration } = useWriting();
  const query = useQuery(ticketStates(ticket.id));
  return (
    <Card title={t.tickets.states} flush>
      <Loaded query={query} height="8rem">
        {(states) => (
          <Table
            label={t.tickets.states}
            rows={[...states].reverse()}
            rowKey={(row) => row.from + row.until + row.state + row.severity + row.assigneeId}
            empty={t.tickets.noStates}
            columns={[
              {
                head: t.tickets.state,
                cell: (row) => (
                  <>
                    <Tag tone={TICKET_TONES[row.state]}>{named(t.ticketStates, row.state)}</Tag>
                    {row.party !== null && ` ${named(t.parties, row.party)}`}
                    {row.reason !== null && ` ${row.reason}`}
                  </>
                ),
              },
              { head: t.tickets.from, cell: (row) => instant(row.from) },
              {
                head: t.tickets.length,
                end: true,
                cell: (row) =>
                  row.until === null ? t.tickets.now : duration(secondsOf(row.until) - secondsOf(row.from)),
              },
              {
                head: t.tickets.severity,
                cell: (row) =>
                  row.severity === null ? (
                    t.common.none
                  ) : (
                    <Tag tone={SEVERITY_TONES[row.severity]}>{named(t.severities, row.severity)}</Tag>
                  ),
              },
              { head: t.tickets.assignee, cell: (row) => row.assigneeName ?? row.queue ?? t.common.none },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
