import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { limits } from '#limits';
import { api, body } from '../../api/client';
import { of, readPeopleAgain, type Vendor, vendors as vendorsQuery } from '../../api/people';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Blank, Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { listed } from './body';
import { agreedOf, contractOf, TARGETS } from './contract';

const route = getRouteApi('/vendors');

/** The outsourced companies that work for the organisation. */
export default function Vendors() {
  const { t, number, named } = useWriting();
  const { may } = useSession();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(vendorsQuery);
  const close = () => void navigate({ search: {} });
  return (
    <Page
      title={t.vendors.title}
      lead={t.vendors.lead}
      actions={
        may('vendors:write') && (
          <Button kind="main" onClick={() => void navigate({ search: { open: 'new' } })}>
            {t.vendors.add}
          </Button>
        )
      }
    >
      <div className={pageStyles.stack}>
        {open === 'new' && (
          <Card title={t.vendors.add}>
            <VendorForm vendor={undefined} onEnd={close} />
          </Card>
        )}
        <Loaded query={query} height="16rem">
          {(rows) =>
            rows.length === 0 ? (
              <Blank title={t.vendors.none} hint={t.vendors.noneHint} />
            ) : (
              <Card flush>
                <Table
                  label={t.vendors.title}
                  rows={rows}
                  rowKey={(row) => row.id}
                  empty={t.vendors.none}
                  columns={[
                    {
                      head: t.vendors.name,
                      cell: (row) => (
                        <Link to="/vendors/$id" params={{ id: row.id }}>
                          {row.name}
                        </Link>
                      ),
                    },
                    {
                      head: t.vendors.state,
                      cell: (row) => (
                        <Tag tone={row.state === 'active' ? 'good' : 'bad'}>{named(t.vendors.states, row.state)}</Tag>
                      ),
                    },
                    { head: t.vendors.zone, cell: (row) => row.zone.replaceAll('_', ' ') },
                    { head: t.vendors.people, end: true, cell: (row) => number(row.members) },
                    { head: t.vendors.grants, end: true, cell: (row) => number(row.grants) },
                  ]}
                />
              </Card>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

/** Adds a vendor or changes one. */
export function VendorForm({ vendor, onEnd }: { vendor: Vendor | undefined; onEnd: () => void }) {
  const { t } = useWriting();
  const session = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], []);
  const draft = useDraft<Values>(`draft.vendor.${vendor?.id ?? ''}`, {
    name: vendor?.name ?? '',
    zone: vendor?.zone ?? session.zone,
    languages: vendor?.languages?.join(', ') ?? '',
    calendar: vendor?.calendar ?? '',
    ...agreedOf(vendor?.contract),
  });
  const save = async () => {
    const { name = '', zone = '', languages, calendar } = draft.value;
    const to = {
      name,
      zone,
      languages: listed(languages),
      calendar: calendar || null,
      contract: contractOf(draft.value),
    };
    await (vendor
      ? body(api.PATCH('/vendors/{id}', { params: { path: { id: vendor.id }, header: of(vendor) }, body: to }))
      : body(api.POST('/vendors', { params: { header: { 'Idempotency-Key': draft.key } }, body: to })));
    draft.clear();
    toast(t.vendors.saved(name));
    await readPeopleAgain(queries);
    onEnd();
  };
  return (
    <Form
      fields={[
        { name: 'name', label: t.vendors.name },
        {
          name: 'zone',
          label: t.vendors.zone,
          kind: 'choice',
          options: zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
        },
        { name: 'languages', label: t.vendors.languages },
        { name: 'calendar', label: t.vendors.calendar, hint: t.vendors.calendarHint },
        { name: 'contract.startsOn', label: t.vendors.startsOn, kind: 'day' },
        { name: 'contract.endsOn', label: t.vendors.lastDay, kind: 'day' },
        ...TARGETS.map((name) => ({
          name: `contract.${name}`,
          label: t.vendors.targets[name],
          kind: 'decimal' as const,
        })),
      ]}
      limits={limits.VendorBody}
      values={draft.value}
      onChange={draft.set}
      submit={t.common.save}
      onSubmit={save}
      onCancel={() => {
        draft.clear();
        onEnd();
      }}
    />
  );
}
