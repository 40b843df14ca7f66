import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { account as accountQuery, health as healthQuery } from '../../api/accounts';
import type { Read } from '../../api/saving';
import type { Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { Meter } from '../../charts/meter';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { Fact, FactList } from '../../ui/facts';
import { pageStyles } from '../../ui/page';
import { Card, Field, Lock } from '../../ui/parts';
import { type Patch, useChange } from './changing';
import { useClashFields } from './fields';
import { AccountPicker } from './picker';
import css from './tickets.module.css';

/** Whose request it is, and how this customer stands. An unmatched ticket gets its customer here. */
export function Customer({ read }: { read: Read<Ticket> }) {
  const { t } = useWriting();
  const { may } = useSession();
  const { change, clash } = useChange(read);
  const fields = useClashFields();
  const { accountId, accountName, contactName, requester, redacted } = read.data;
  const who = contactName ?? requester?.name;
  const asked = [requester?.name, requester?.email, requester?.phone].filter((one) => one && one !== who);
  return (
    <Card title={t.tickets.customer}>
      <div className={css.stack}>
        {clash && <ClashPanel {...clash} fields={fields} />}
        {accountId === null ? (
          <>
            <p className={css.faint}>{t.tickets.unknownCustomer}</p>
            {may('tickets:write') && may('accounts:read') && (
              <AccountPicker picked={undefined} onPick={(account) => account && change({ accountId: account.id })} />
            )}
          </>
        ) : may('accounts:read') ? (
          <Known id={accountId} name={accountName} />
        ) : (
          <strong>{accountName}</strong>
        )}
        {(who || asked.length > 0) && (
          <FactList>
            <Fact label={t.tickets.person} more={asked.join(' · ')}>
              {who ?? t.common.unknown}
            </Fact>
            {redacted?.includes('/requester') && (
              <Fact label={t.vendors.classes.contact_details}>
                <Lock />
              </Fact>
            )}
          </FactList>
        )}
      </div>
    </Card>
  );
}

/** An account that the reader may see more of. Whoever sees only the ticket sees its name. */
function Known({ id, name }: { id: string; name: string | null }) {
  const { t, day, near, money } = useWriting();
  const { today, may } = useSession();
  const { data: account } = useQuery(accountQuery(id));
  const { data: health } = useQuery({ ...healthQuery(id), enabled: may('health:read') && account !== undefined });
  if (!account) return <strong>{name}</strong>;
  const { renewsOn, renewingArr, ownerName, tier } = account.data;
  return (
    <>
      <p>
        <Link to="/accounts/$id/{-$tab}" params={{ id, tab: undefined }} className={css.name}>
          {account.data.name}
        </Link>{' '}
        <Link to="/accounts/$id/{-$tab}" params={{ id, tab: 'tickets' }} className={pageStyles.up}>
          {t.tickets.all}
        </Link>
      </p>
      <FactList>
        {health && (
          <Fact label={t.accounts.health}>
            <Meter standing={health} />
          </Fact>
        )}
        {renewsOn && may('renewals:read') && (
          <Fact
            label={t.accounts.renews}
            more={[near(today, renewsOn), renewingArr && money(renewingArr)].filter(Boolean).join(' · ')}
          >
            {day(renewsOn)}
          </Fact>
        )}
        {ownerName && <Fact label={t.accounts.owner}>{ownerName}</Fact>}
        {tier && <Fact label={t.accounts.tier}>{tier}</Fact>}
      </FactList>
    </>
  );
}

/** What is known about a ticket. The severity is changed in place: what is promised follows it. */
export function TicketFacts({ read }: { read: Read<Ticket> }) {
  const { t, instant, named } = useWriting();
  const { may, isOutside } = useSession();
  const { change, changing, clash } = useChange(read);
  const fields = useClashFields();
  const ticket = read.data;
  return (
    <Card title={t.tickets.facts}>
      <div className={css.stack}>
        {clash && <ClashPanel {...clash} fields={fields} />}
        {may('tickets:write') && !isOutside && !ticket.history && (
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
      </div>
    </Card>
  );
}
