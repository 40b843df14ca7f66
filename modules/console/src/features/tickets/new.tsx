import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { limits } from '#limits';
import { account as accountQuery, contacts as contactsQuery } from '../../api/accounts';
import { api, body, type Schemas } from '../../api/client';
import { queues as queuesQuery } from '../../api/tickets';
import { useSession } from '../../app/session';
import { AccountPicker, type Picked } from '../../find/picker';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Values } from '../../ui/form';
import { Page } from '../../ui/page';
import { Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { bodyOf, CALLER, type Draft, isContact, USUAL } from './intake';
import css from './tickets.module.css';

const route = getRouteApi('/tickets/new');

const LIMITS = {
  ...limits.TicketBody,
  ...Object.fromEntries(CALLER.map((name) => [`requester.${name}`, limits.Requester[name]])),
  happened: limits.MessageBody.text,
};

/** Writes down what a customer asked for: on the phone, or wherever else no channel does it by itself. */
export default function NewTicket() {
  const { t, zone } = useWriting();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const toast = useToast();
  const queries = useQueryClient();
  const draft = useDraft<Draft>('draft.ticket', { account: undefined, values: USUAL });
  const { data: named } = useQuery({
    ...accountQuery(search.accountId ?? ''),
    enabled: search.accountId !== undefined,
  });
  const account = draft.value.account ?? (named && { id: named.data.id, name: named.data.name });
  const queues = useQueues();
  const values: Values = { queueId: queues[0]?.value ?? '', ...draft.value.values };
  const fields = useFields(account, values, queues);
  const send = async () => {
    const ticket = await body(
      api.POST('/tickets', {
        params: { header: { 'Idempotency-Key': draft.key } },
        body: bodyOf({ account, values }, zone),
      }),
    );
    const text = values.happened?.trim();
    if (text)
      await body(
        api.POST('/messages', {
          params: { header: { 'Idempotency-Key': `${draft.key}-1` } },
          body: {
            ticketId: ticket.id,
            author: 'contact',
            text,
            channel: ticket.channel,
            contactId: ticket.contactId,
            externalKeys: [],
          } as Schemas['MessageBody'],
        }),
      );
    draft.clear();
    toast(t.tickets.added(String(ticket.number)));
    void queries.invalidateQueries({ queryKey: ['tickets'] });
    void navigate({ to: '/tickets/$id', params: { id: ticket.id } });
  };
  return (
    <Page title={t.tickets.add}>
      <Card>
        <div className={css.stack}>
          <AccountPicker
            picked={account}
            onPick={(picked) => {
              draft.set({ account: picked, values: { ...values, contactId: '' } });
              if (!picked) void navigate({ search: {}, replace: true });
            }}
          />
          <Form
            fields={fields}
            limits={LIMITS}
            values={values}
            onChange={(values) => draft.set({ account: draft.value.account, values })}
            submit={t.tickets.add}
            onSubmit={send}
            onCancel={() => {
              draft.clear();
              void navigate({ to: '/tickets' });
            }}
          />
        </div>
      </Card>
    </Page>
  );
}

/** The queues, those of the member first: what is in none is seen only by whoever sees all. */
function useQueues() {
  const { may, subjectId } = useSession();
  const { data: queues = [] } = useQuery({ ...queuesQuery, enabled: may('queues:read') });
  const own = queues.filter((queue) => queue.memberIds.includes(subjectId));
  const others = queues.filter((queue) => !own.includes(queue));
  return [...own, ...others].map((queue) => ({ value: queue.id, label: queue.name }));
}

type Options = { value: string; label: string }[];

function useFields(account: Picked | undefined, values: Values, queues: Options): FormField[] {
  const { t } = useWriting();
  const { may } = useSession();
  const { data: people } = useQuery({
    ...contactsQuery(account?.id ?? ''),
    enabled: account !== undefined && may('contacts:read'),
  });
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const persons = people?.map((contact) => ({ value: contact.id, label: contact.name ?? contact.id })) ?? [];
  return [
    ...(persons.length > 0
      ? [{ name: 'contactId', label: t.tickets.contact, kind: 'choice' as const, options: persons, wide: true }]
      : []),
    ...(isContact(account, values)
      ? []
      : CALLER.map((name) => ({
          name: `requester.${name}`,
          label: t.tickets.caller[name],
          hint: account === undefined ? t.tickets.caller.hints[name] : undefined,
        }))),
    { name: 'subject', label: t.tickets.subject, wide: true },
    { name: 'happened', label: t.tickets.happened, kind: 'area' },
    { name: 'type', label: t.tickets.type, kind: 'choice', options: options(t.ticketTypes) },
    ...(values.type === 'complaint'
      ? [{ name: 'responsibleParty', label: t.tickets.responsibleParty, hint: t.tickets.responsibleHint }]
      : []),
    { name: 'severity', label: t.tickets.severity, kind: 'choice', options: options(t.severities) },
    {
      name: 'channel',
      label: t.tickets.channel,
      kind: 'choice',
      options: options(t.channels),
      hint: t.tickets.channelHint,
    },
    ...(queues.length > 0
      ? [{ name: 'queueId', label: t.tickets.queue, kind: 'choice' as const, options: queues }]
      : []),
    { name: 'product', label: t.tickets.product },
    { name: 'category', label: t.tickets.category, hint: t.tickets.categoryHint },
    { name: 'occurredAt', label: t.tickets.occurred, kind: 'moment' },
    { name: 'reportedAt', label: t.tickets.reportedAt, kind: 'moment', hint: t.tickets.reportedHint },
    { name: 'expectedBy', label: t.tickets.expectedBy, kind: 'moment' },
  ];
}
