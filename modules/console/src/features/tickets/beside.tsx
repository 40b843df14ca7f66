import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { account as accountQuery, contacts as contactsQuery, health as healthQuery } from '../../api/accounts';
import type { Read } from '../../api/saving';
import type { Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { Meter } from '../../charts/meter';
import { AccountPicker } from '../../find/picker';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { Fact, FactList } from '../../ui/facts';
import { pageStyles } from '../../ui/page';
import { Button, Card, Field, Lock, partStyles } from '../../ui/parts';
import { type Patch, useChange } from './changing';
import { useClashFields } from './fields';
import css from './tickets.module.css';

/** Whose request it is, and how this customer stands. A ticket gets its customer and its contact here, or others than it had. */
export function Customer({ read }: { read: Read<Ticket> }) {
  const { t } = useWriting();
  const { may, isOutside } = useSession();
  const { change, clash } = useChange(read);
  const fields = useClashFields();
  const [seeks, setSeeks] = useState(false);
  const { accountId, accountName, contactName, requester, redacted } = read.data;
  const mayChoose = may('tickets:write') && may('accounts:read') && !isOutside && !read.data.history;
  const choose = (picked: string) => {
    setSeeks(false);
    change(accountId === null ? { accountId: picked } : { accountId: picked, contactId: null });
  };
  const who = contactName ?? requester?.name;
  const asked = [requester?.name, requester?.email, requester?.phone].filter((one) => one && one !== who);
  return (
    <Card title={t.tickets.customer}>
      <div className={css.stack}>
        {clash && <ClashPanel {...clash} fields={fields} />}
        {accountId === null ? (
          <p className={css.faint}>{t.tickets.unknownCustomer}</p>
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
        {mayChoose && accountId !== null && <Contact read={read} accountId={accountId} onChoose={change} />}
        {mayChoose && (accountId === null || seeks) && (
          <AccountPicker picked={undefined} onPick={(account) => account && choose(account.id)} />
        )}
        {mayChoose && accountId !== null && !seeks && (
          <div className={css.actions}>
            <Button small onClick={() => setSeeks(true)}>
              {t.tickets.another}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

type ContactProps = { read: Read<Ticket>; accountId: string; onChoose: (patch: Patch) => void };

/** The person at the customer who asked, and who gets our answers. */
function Contact({ read, accountId, onChoose }: ContactProps) {
  const { t } = useWriting();
  const { may } = useSession();
  const { contactId, contactName } = read.data;
  const { data: people } = useQuery({ ...contactsQuery(accountId), enabled: may('contacts:read') });
  if (!people) return null;
  const isListed = people.some((one) => one.id === contactId);
  return (
    <Field label={t.tickets.contact}>
      {(control) => (
        <select
          {...control}
          className={partStyles.input}
          value={contactId ?? ''}
          onChange={(event) => onChoose({ contactId: event.target.value || null })}
        >
          <option value="">{t.common.none}</option>
          {contactId !== null && !isListed && <option value={contactId}>{contactName}</option>}
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name ?? one.id}
            </option>
          ))}
        </select>
      )}
    </Field>
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
