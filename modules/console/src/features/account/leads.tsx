import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { leads } from '../../api/accounts';
import { api, body, type Schemas, whole } from '../../api/client';
import { members } from '../../api/own';
import { useSession } from '../../app/session';
import { useOwners } from '../../app/useowners';
import { useWriting } from '../../text';
import { Form, type Values } from '../../ui/form';
import { Button, Lock, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { STATE_TONES } from '../../ui/tones';
import css from './account.module.css';
import { Editor, type Kind, useDone } from './editor';
import { type Editing, RecordList } from './recordlist';

type Lead = Schemas['ExpansionView'];

const orNull = (text: string | undefined) => text?.trim() || null;

function useLeadKind(currency: string): Kind<Lead> {
  const { t, named, day, money } = useWriting();
  const { may } = useSession();
  const { data: people } = useQuery({ ...members, enabled: may('members:read') });
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const { closed: _, ...stages } = t.leadStages;
  const owners = useOwners();
  return {
    name: 'lead',
    fields: [
      { name: 'title', label: t.record.title, wide: true },
      { name: 'kind', label: t.record.kind, kind: 'choice', options: options(t.leadKinds) },
      { name: 'stage', label: t.renewals.stage, kind: 'choice', options: options(stages) },
      { name: 'amount', label: t.record.amountIn(currency), kind: 'decimal' },
      { name: 'expectedCloseOn', label: t.record.closes, kind: 'day' },
      { name: 'ownerId', label: t.accounts.owner, kind: 'choice', options: owners, wide: true },
      { name: 'evidence', label: t.record.evidence, kind: 'area' },
    ],
    limits: limits.ExpansionBody,
    valuesOf: (record) => ({
      title: record.title,
      kind: record.kind,
      stage: record.stage,
      amount: record.amount?.amount ?? '',
      expectedCloseOn: record.expectedCloseOn ?? '',
      ownerId: record.ownerId ?? '',
      evidence: record.evidence ?? '',
    }),
    bodyOf: (values: Values) => ({
      title: values.title?.trim() ?? '',
      kind: values.kind ?? '',
      stage: orNull(values.stage),
      amount: values.amount?.trim() ? { amount: values.amount.trim(), currency } : null,
      expectedCloseOn: orNull(values.expectedCloseOn),
      ownerId: orNull(values.ownerId),
      evidence: orNull(values.evidence),
    }),
    clash: {
      title: { label: t.record.title },
      kind: { label: t.record.kind, show: (value: string) => named(t.leadKinds, value) },
      stage: { label: t.renewals.stage, show: (value: string) => named(t.leadStages, value) },
      amount: { label: t.record.amount, show: money },
      expectedCloseOn: { label: t.record.closes, show: day },
      ownerId: {
        label: t.accounts.owner,
        show: (value: string) => people?.find((member) => member.id === value)?.name ?? value,
      },
      evidence: { label: t.record.evidence },
      state: { label: t.renewals.state, show: (value: string) => named(t.states, value) },
    },
    read: (id) => whole(api.GET('/expansions/{id}', { params: { path: { id } } })),
    create: (lead, key) =>
      body(
        api.POST('/expansions', {
          params: { header: { 'Idempotency-Key': key } },
          body: lead as Schemas['ExpansionBody'],
        }),
      ),
    write: (id, patch, tag) =>
      whole(api.PATCH('/expansions/{id}', { params: { path: { id }, header: { 'If-Match': tag } }, body: patch })),
    remove: (id, tag) =>
      body(api.DELETE('/expansions/{id}', { params: { path: { id }, header: { 'If-Match': tag } } })),
  };
}

function LeadEditor({ record, ...editing }: Editing<Lead> & { accountId: string }) {
  const { currency } = useSession();
  return (
    <Editor
      kind={useLeadKind(record?.amount?.currency ?? currency)}
      id={record?.id}
      {...editing}
      more={(lead, onDone) => <Outcome lead={lead} onDone={onDone} />}
    />
  );
}

/** The leads at an account: what more it might buy. */
export function Leads({ account }: { account: Schemas['AccountView'] }) {
  const { t, day, named, money } = useWriting();
  const { may } = useSession();
  return (
    <RecordList
      label={t.account.tabs.leads}
      query={useQuery(leads(account.id))}
      canWrite={may('expansions:write')}
      head={t.record.title}
      nameOf={(row) => row.title}
      columns={[
        { head: t.record.kind, cell: (row) => named(t.leadKinds, row.kind) },
        {
          head: t.renewals.stage,
          cell: (row) => (
            <Tag tone={STATE_TONES[row.state]}>
              {row.state === 'open' ? named(t.leadStages, row.stage) : named(t.states, row.state)}
            </Tag>
          ),
        },
        { head: t.accounts.owner, cell: (row) => row.ownerName ?? t.common.none },
        {
          head: t.record.closes,
          end: true,
          cell: (row) => (row.expectedCloseOn ? day(row.expectedCloseOn) : t.common.none),
        },
        {
          head: t.record.amount,
          end: true,
          cell: (row) =>
            row.amount ? money(row.amount) : row.redacted?.includes('/amount') ? <Lock /> : t.common.none,
        },
      ]}
      empty={t.record.noLeads}
      add={t.record.addLead}
      edit={t.record.editLead}
      editor={(editing) => <LeadEditor accountId={account.id} {...editing} />}
    />
  );
}

const undoOf = (id: string, kind: 'win' | 'loss') =>
  body(
    kind === 'win'
      ? api.DELETE('/expansions/{id}/win', { params: { path: { id } } })
      : api.DELETE('/expansions/{id}/loss', { params: { path: { id } } }),
  );

/** Wins or loses a lead, with a way back. */
function Outcome({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const { t } = useWriting();
  const toast = useToast();
  const done = useDone(lead.accountId);
  const [asking, setAsking] = useState<'win' | 'loss'>();
  const [values, setValues] = useState<Values>({});
  const undo = (kind: 'win' | 'loss') =>
    undoOf(lead.id, kind).then(
      () => done(t.renewals.undone),
      (error: Error) => toast(error.message),
    );
  const decide = async (kind: 'win' | 'loss') => {
    const params = { params: { path: { id: lead.id } } };
    const note = orNull(values.note);
    await (kind === 'win'
      ? body(api.PUT('/expansions/{id}/win', { ...params, body: { note } }))
      : body(api.PUT('/expansions/{id}/loss', { ...params, body: { note: note ?? '' } })));
    onDone();
    await done(t.renewals.saved);
    toast(`${lead.title}: ${kind === 'win' ? t.states.won : t.states.lost}`, () => void undo(kind));
  };
  if (lead.state !== 'open')
    return (
      <Button onClick={() => void undo(lead.state === 'won' ? 'win' : 'loss').then(onDone)}>{t.record.reopen}</Button>
    );
  if (!asking)
    return (
      <div className={css.actions}>
        <Button onClick={() => setAsking('win')}>{t.renewals.win}</Button>
        <Button onClick={() => setAsking('loss')}>{t.renewals.lose}</Button>
      </div>
    );
  return (
    <Form
      fields={[{ name: 'note', label: asking === 'win' ? t.renewals.note : t.renewals.reason, kind: 'area' }]}
      limits={asking === 'win' ? limits.ExpansionWin : limits.ExpansionLoss}
      values={values}
      onChange={setValues}
      submit={asking === 'win' ? t.renewals.win : t.renewals.lose}
      onSubmit={() => decide(asking)}
      onCancel={() => setAsking(undefined)}
    />
  );
}
