import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { everybody, of, readPeopleAgain, type Vendor, vendorMembers, vendor as vendorQuery } from '../../api/people';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Fact, FactList } from '../../ui/facts';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Button, Card, Field, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { PeopleFigures } from '../../vendors/figures';
import { Scorecard } from '../../vendors/scorecard';
import { agreedOf } from './contract';
import { Grants } from './grants';
import { VendorForm } from './vendors';
import css from './vendors.module.css';

const route = getRouteApi('/vendors/$id');
const ROLES = ['vendor_agent', 'vendor_lead'];

/** A vendor: who works for it, and what it sees. */
export default function VendorPage() {
  const { id } = route.useParams();
  const { t } = useWriting();
  const query = useQuery(vendorQuery(id));
  return (
    <Loaded query={query} height="24rem">
      {(vendor) => (
        <Page
          key={vendor.id}
          title={vendor.name}
          lead={<Link to="/vendors">{t.vendors.title}</Link>}
          actions={<Steps vendor={vendor} />}
        >
          <div className={pageStyles.stack}>
            <About vendor={vendor} />
            <People vendor={vendor} />
            <Grants vendor={vendor} />
            <PeopleFigures vendorId={vendor.id} />
            <Scorecard vendorId={vendor.id} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Steps({ vendor }: { vendor: Vendor }) {
  const { t } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPeopleAgain);
  if (!may('vendors:write')) return null;
  const at = { params: { path: { id: vendor.id }, header: of(vendor) } };
  return vendor.state === 'active' ? (
    <Button onClick={() => doing(body(api.PUT('/vendors/{id}/suspension', at)), t.vendors.suspended(vendor.name))}>
      {t.vendors.suspend}
    </Button>
  ) : (
    <Button onClick={() => doing(body(api.DELETE('/vendors/{id}/suspension', at)), t.vendors.lifted(vendor.name))}>
      {t.vendors.lift}
    </Button>
  );
}

function About({ vendor }: { vendor: Vendor }) {
  const { t, named, day } = useWriting();
  const { may } = useSession();
  const terms = agreedOf(vendor.contract);
  const agreed = (name: string) => (terms[`contract.${name}`] ? day(terms[`contract.${name}`] ?? '') : t.common.none);
  const [editing, setEditing] = useState(false);
  return (
    <Card
      title={t.vendors.state}
      aside={
        may('vendors:write') &&
        !editing && (
          <Button small onClick={() => setEditing(true)}>
            {t.vendors.edit}
          </Button>
        )
      }
    >
      {editing ? (
        <VendorForm vendor={vendor} onEnd={() => setEditing(false)} />
      ) : (
        <FactList>
          <Fact label={t.vendors.state}>
            <Tag tone={vendor.state === 'active' ? 'good' : 'bad'}>{named(t.vendors.states, vendor.state)}</Tag>
          </Fact>
          <Fact label={t.vendors.zone}>{vendor.zone.replaceAll('_', ' ')}</Fact>
          <Fact label={t.people.locale}>{vendor.languages.join(', ') || t.common.none}</Fact>
          <Fact label={t.vendors.calendar}>{vendor.calendar ?? t.common.none}</Fact>
          <Fact label={t.vendors.startsOn}>{agreed('startsOn')}</Fact>
          <Fact label={t.vendors.lastDay}>{agreed('endsOn')}</Fact>
        </FactList>
      )}
    </Card>
  );
}

function People({ vendor }: { vendor: Vendor }) {
  const { t, named } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPeopleAgain);
  const query = useQuery(vendorMembers(vendor.id));
  const release = (member: { id: string; name: string }) =>
    doing(
      body(
        api.DELETE('/vendors/{id}/members/{memberId}', {
          params: { path: { id: vendor.id, memberId: member.id }, header: of(vendor) },
        }),
      ),
      t.vendors.released(member.name),
    );
  return (
    <Card title={t.vendors.people} flush>
      <Loaded query={query} height="8rem">
        {(rows) => (
          <Table
            label={t.vendors.people}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.vendors.nobody}
            columns={[
              { head: t.people.name, cell: (row) => row.name },
              { head: t.people.email, cell: (row) => row.email },
              { head: t.people.roles, cell: (row) => row.roles.join(', ') },
              {
                head: t.people.status,
                cell: (row) => named(t.people.statuses, row.status),
              },
              ...(may('vendors:write')
                ? [
                    {
                      head: t.people.more,
                      cell: (row: { id: string; name: string }) => (
                        <Button small aria-label={`${t.vendors.release}: ${row.name}`} onClick={() => release(row)}>
                          {t.vendors.release}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      {may('vendors:write') && may('members:read') && <Placing vendor={vendor} />}
    </Card>
  );
}

/** Lets a member work for the vendor. */
function Placing({ vendor }: { vendor: Vendor }) {
  const { t } = useWriting();
  const doing = useDoing(readPeopleAgain);
  const { data = [] } = useQuery(everybody);
  const { data: here = [] } = useQuery(vendorMembers(vendor.id));
  const [chosen, setChosen] = useState('');
  const free = data.filter(
    (one) =>
      one.status !== 'suspended' &&
      one.roles.every((role) => ROLES.includes(role)) &&
      !here.some((member) => member.id === one.id),
  );
  const place = () => {
    const member = free.find((one) => one.id === chosen);
    if (!member) return;
    setChosen('');
    doing(
      body(
        api.PUT('/vendors/{id}/members/{memberId}', {
          params: { path: { id: vendor.id, memberId: member.id }, header: of(vendor) },
        }),
      ),
      t.vendors.placed(member.name),
    );
  };
  return (
    <div className={css.place}>
      <Field label={t.vendors.place} hint={t.vendors.placeHint}>
        {(control) => (
          <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t.common.none}</option>
            {free.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div>
        <Button disabled={chosen === ''} onClick={place}>
          {t.vendors.place}
        </Button>
      </div>
    </div>
  );
}
