import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import { type Grant, grants as grantsQuery, of, readPeopleAgain, type Vendor } from '../../api/people';
import { queues as queuesQuery } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { secondsOf } from '../../text/days';
import { useDraft } from '../../ui/draft';
import { Form, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Blank, Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { bodyOf, valuesOf } from './body';
import css from './vendors.module.css';

const route = getRouteApi('/vendors/$id');

/** What a vendor sees and does, and until when. */
export function Grants({ vendor }: { vendor: Vendor }) {
  const { t, instant, named } = useWriting();
  const { may } = useSession();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(grantsQuery(vendor.id));
  const describe = useDescription();
  const close = () => void navigate({ search: {} });
  return (
    <Card
      title={t.vendors.grants}
      flush
      aside={
        may('grants:write') && (
          <Button small onClick={() => void navigate({ search: { open: 'new' } })}>
            {t.vendors.grant}
          </Button>
        )
      }
    >
      <Loaded query={query} height="10rem">
        {(rows) => {
          const opened = rows.find((row) => row.id === open);
          return (
            <>
              {may('grants:write') && (open === 'new' || opened) && (
                <Editor key={open} vendor={vendor} grant={opened} onEnd={close} />
              )}
              {rows.length === 0 ? (
                <Blank title={t.vendors.noGrants} hint={t.vendors.noGrantsHint} />
              ) : (
                <Table
                  label={t.vendors.grants}
                  rows={rows}
                  rowKey={(row) => row.id}
                  empty={t.vendors.noGrants}
                  columns={[
                    {
                      head: t.vendors.editGrant,
                      cell: (row) =>
                        may('grants:write') && !hasEnded(row) ? (
                          <Link to="." search={{ open: row.id }}>
                            {describe(row)}
                          </Link>
                        ) : (
                          describe(row)
                        ),
                    },
                    {
                      head: t.vendors.actions,
                      cell: (row) => row.actions.map((one) => named(t.vendors.actionNames, one)).join(', '),
                    },
                    {
                      head: t.vendors.opens,
                      cell: (row) => row.opens.map((one) => named(t.vendors.classes, one)).join(', '),
                    },
                    { head: t.vendors.from, cell: (row) => instant(row.from) },
                    { head: t.vendors.until, cell: (row) => (row.until ? instant(row.until) : t.vendors.noEnd) },
                    { head: t.vendors.state, cell: (row) => <State grant={row} /> },
                  ]}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

const hasEnded = ({ until }: Grant) => until !== null && secondsOf(until) <= secondsOf();

function State({ grant }: { grant: Grant }) {
  const { t } = useWriting();
  if (hasEnded(grant)) return <Tag>{t.vendors.ended}</Tag>;
  return secondsOf(grant.from) > secondsOf() ? (
    <Tag tone="watch">{t.vendors.later}</Tag>
  ) : (
    <Tag tone="good">{t.vendors.holds}</Tag>
  );
}

/** Says which tickets a grant names. */
function useDescription(): (grant: Grant) => string {
  const { t, number } = useWriting();
  const { may } = useSession();
  const { data = [] } = useQuery({ ...queuesQuery, enabled: may('queues:read') });
  return (grant) =>
    [
      ...grant.queueIds.map((id) => data.find((queue) => queue.id === id)?.name ?? id),
      ...grant.segments,
      ...(grant.accountIds.length > 0 ? [`${t.vendors.accounts}: ${number(grant.accountIds.length)}`] : []),
      ...grant.types,
    ].join(' · ') || t.vendors.everything;
}

/** Makes a grant or changes one, and says before who would see what. */
function Editor({ vendor, grant, onEnd }: { vendor: Vendor; grant: Grant | undefined; onEnd: () => void }) {
  const { t, zone } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const draft = useDraft<Values>(`draft.grant.${vendor.id}.${grant?.id ?? ''}`, valuesOf(grant, zone));
  const [would, setWould] = useState<Schemas['GrantPreview']>();
  const fields = useFields();
  const leave = async (said?: string) => {
    draft.clear();
    if (said) toast(said);
    await readPeopleAgain(queries);
    onEnd();
  };
  const at = { path: { id: vendor.id } };
  const ask = () =>
    body(
      api.POST('/vendors/{id}/grants/previews', {
        params: { ...at, header: {} },
        body: bodyOf(draft.value, grant, zone),
      }),
    ).then(setWould, (error: Error) => toast(error.message));
  const save = async () => {
    const to = bodyOf(draft.value, grant, zone);
    await (grant
      ? body(api.PUT('/grants/{id}', { params: { path: { id: grant.id }, header: of(grant) }, body: to }))
      : body(
          api.POST('/vendors/{id}/grants', {
            params: { ...at, header: { 'Idempotency-Key': draft.key } },
            body: to,
          }),
        ));
    await leave(t.vendors.granted);
  };
  const end = (gone: Grant) =>
    body(api.DELETE('/grants/{id}', { params: { path: { id: gone.id }, header: of(gone) } })).then(
      () => leave(t.vendors.endedNow),
      (error: Error) => toast(error.message),
    );
  return (
    <Card
      title={grant ? t.vendors.editGrant : t.vendors.grant}
      aside={
        <div className={pageStyles.tools}>
          <Button small onClick={() => void ask()}>
            {t.vendors.who}
          </Button>
          {grant && (
            <Button small onClick={() => void end(grant)}>
              {t.vendors.end}
            </Button>
          )}
        </div>
      }
    >
      <Form
        fields={fields}
        limits={limits.GrantBody}
        values={draft.value}
        onChange={(values) => {
          draft.set(values);
          setWould(undefined);
        }}
        submit={t.vendors.save}
        onSubmit={save}
        onCancel={() => void leave()}
      />
      <div aria-live="polite">{would && <Would preview={would} />}</div>
    </Card>
  );
}

function Would({ preview }: { preview: Schemas['GrantPreview'] }) {
  const { t, number } = useWriting();
  const { members, tickets, openTickets, accounts, contacts } = preview;
  return (
    <p className={css.would}>
      {t.vendors.would(number(members), number(tickets), number(openTickets), number(accounts), number(contacts))}
    </p>
  );
}

const GRANTABLE = ['contact_details', 'person_names', 'free_text', 'attachments', 'internal'];
const ACTIONS = ['reply', 'note', 'solve', 'assign_within', 'hand_back'];

function useFields() {
  const { t, named } = useWriting();
  const { may } = useSession();
  const { data = [] } = useQuery({ ...queuesQuery, enabled: may('queues:read') });
  return [
    {
      name: 'queueIds',
      label: t.vendors.queues,
      kind: 'many' as const,
      wide: true,
      options: data.map((queue) => ({ value: queue.id, label: queue.name })),
    },
    { name: 'segments', label: t.vendors.segments },
    { name: 'types', label: t.vendors.types },
    {
      name: 'actions',
      label: t.vendors.actions,
      kind: 'many' as const,
      options: ACTIONS.map((value) => ({ value, label: named(t.vendors.actionNames, value) })),
    },
    {
      name: 'opens',
      label: t.vendors.opens,
      kind: 'many' as const,
      options: GRANTABLE.map((value) => ({ value, label: named(t.vendors.classes, value) })),
    },
    { name: 'readableDays', label: t.vendors.readableDays, kind: 'number' as const },
    { name: 'until', label: t.vendors.until, kind: 'day' as const },
  ];
}
