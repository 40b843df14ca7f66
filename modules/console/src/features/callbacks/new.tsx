import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { limits } from '#limits';
import { account as accountQuery, contacts as contactsQuery } from '../../api/accounts';
import {
  occurrences,
  readCallbacksAgain,
  type Series,
  type SeriesBody,
  series as seriesQuery,
} from '../../api/callbacks';
import { api, body, type Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import { useOwners } from '../../app/useowners';
import css from '../../callbacks/callbacks.module.css';
import { Free } from '../../callbacks/free';
import { refuses } from '../../callbacks/numbers';
import { ruleOf, SAME } from '../../callbacks/rule';
import { AccountPicker } from '../../find/picker';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Values } from '../../ui/form';
import { Page } from '../../ui/page';
import { Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { SeriesPreview } from './series';

const route = getRouteApi('/callbacks/new');

/** A local time with its minutes. */
const WHOLE_TIME = 16;
const orNull = (text: string | undefined) => text?.trim() || null;

/** Promises a customer a conversation: at a free time of who calls, or at any other. */
export default function NewCallback() {
  const { t } = useWriting();
  const { subjectId } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const toast = useToast();
  const queries = useQueryClient();
  const accountId = search.accountId ?? '';
  const account = useQuery({ ...accountQuery(accountId), enabled: accountId !== '' });
  const { data: changed } = useQuery({ ...seriesQuery(search.seriesId ?? ''), enabled: search.seriesId !== undefined });
  const { data: coming } = useQuery({
    ...occurrences(search.seriesId ?? ''),
    enabled: search.seriesId !== undefined && search.local === undefined,
  });
  const draft = useDraft<Values>(`draft.callback.${[accountId, search.ticketId, search.seriesId].join('.')}`, {});
  const values: Values = {
    contactId: search.contactId ?? '',
    ownerId: subjectId,
    channel: 'phone',
    minutes: '30',
    ...(search.local ? { local: search.local } : {}),
    ...(changed && valuesOf(changed.data, search.local ?? coming?.items[0]?.local)),
    ...draft.value,
  };
  const setValues = draft.set;
  const { fields, refused } = useFields(accountId, values, search.seriesId !== undefined);
  if (accountId === '')
    return (
      <Page title={t.callbacks.plan}>
        <Card>
          <AccountPicker
            picked={undefined}
            onPick={(picked) => picked && void navigate({ search: { ...search, accountId: picked.id }, replace: true })}
          />
        </Card>
      </Page>
    );
  const said = bodyOf(values, accountId);
  const rule = ruleOf(values, changed?.data);
  const series = rule && ({ ...said, rule, daysOff: orNull(values.daysOff) } as SeriesBody);
  const header = { 'Idempotency-Key': draft.key };
  const send = async () => {
    if (series) {
      const made = await body(
        search.seriesId === undefined
          ? api.POST('/callback-series', { params: { header }, body: series })
          : api.POST('/callback-series/{id}/splits', {
              params: { path: { id: search.seriesId }, header },
              body: { ...series, exceptions: changed?.data.exceptions.filter((one) => one >= said.local) ?? [] },
            }),
      );
      draft.clear();
      toast(t.series.planned);
      await readCallbacksAgain(queries);
      void navigate({ to: '/callbacks/series/$id', params: { id: made.id } });
      return;
    }
    const one = { ...said, ticketId: search.ticketId ?? null } as Schemas['CallbackBody'];
    const made = await body(api.POST('/callbacks', { params: { header }, body: one }));
    draft.clear();
    toast(t.callbacks.planned);
    await readCallbacksAgain(queries);
    void navigate({ to: '/callbacks/$id', params: { id: made.id } });
  };
  return (
    <Page title={search.seriesId === undefined ? t.callbacks.plan : t.series.change} lead={account.data?.data.name}>
      <div className={css.columns}>
        <Card>
          {refused && <p role="status">{t.callbacks.noCalls}</p>}
          <Form
            fields={fields}
            limits={{ ...limits.CallbackBody, rule: undefined, ...(search.seriesId && { repeat: { required: true } }) }}
            values={values}
            onChange={setValues}
            submit={search.seriesId === undefined ? t.callbacks.plan : t.series.change}
            onSubmit={send}
            onCancel={() => {
              draft.clear();
              void navigate({ to: '/calendar' });
            }}
          />
        </Card>
        <div className={css.stack}>
          {series && said.subject !== '' && said.local.length >= WHOLE_TIME && <SeriesPreview series={series} />}
          <Free
            wanted={{ accountId, contactId: values.contactId, ownerId: values.ownerId }}
            local={values.local}
            onPick={(local, zone) => setValues({ ...values, local, zone })}
          />
        </div>
      </div>
    </Page>
  );
}

/** The form of a series whose callbacks are changed from a day on. */
function valuesOf(series: Series, local: string | undefined): Values {
  return {
    subject: series.subject,
    contactId: series.contactId ?? '',
    ownerId: series.ownerId ?? '',
    local: local ?? '',
    zone: series.zone,
    channel: series.channel,
    minutes: String(series.minutes),
    repeat: SAME,
    daysOff: series.daysOff,
  };
}

/** What a callback and a series have in common, as the form says it. */
function bodyOf(values: Values, accountId: string) {
  return {
    accountId,
    subject: values.subject?.trim() ?? '',
    local: values.local ?? '',
    zone: orNull(values.zone),
    contactId: orNull(values.contactId),
    ownerId: orNull(values.ownerId),
    channel: orNull(values.channel) as Schemas['CallbackBody']['channel'],
    minutes: values.minutes ? Number(values.minutes) : null,
  };
}

function useFields(accountId: string, values: Values, changes: boolean): { fields: FormField[]; refused: boolean } {
  const { t } = useWriting();
  const { repeat } = values;
  const { may } = useSession();
  const { data: contacts } = useQuery({
    ...contactsQuery(accountId),
    enabled: accountId !== '' && may('contacts:read'),
  });
  const owners = useOwners(values.ownerId);
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const refused = refuses(
    contacts?.find((one) => one.id === values.contactId),
    values.channel,
  );
  const fields: FormField[] = [
    { name: 'subject', label: t.callbacks.subject, wide: true },
    {
      name: 'contactId',
      label: t.callbacks.contact,
      kind: 'choice',
      options: contacts?.map((one) => ({ value: one.id, label: one.name ?? one.id })) ?? [],
    },
    {
      name: 'ownerId',
      label: t.callbacks.owner,
      hint: t.callbacks.ownerHint,
      kind: 'choice',
      options: owners,
    },
    { name: 'local', label: changes ? t.series.from : t.callbacks.local, kind: 'moment' },
    { name: 'zone', label: t.callbacks.zone, hint: t.callbacks.localHint },
    { name: 'channel', label: t.callbacks.channel, kind: 'choice', options: options(t.callbackChannels) },
    { name: 'minutes', label: t.callbacks.minutes, kind: 'number' },
    {
      name: 'repeat',
      label: t.series.repeat,
      kind: 'choice',
      options: options({ ...(changes && { [SAME]: t.series.same }), ...t.series.repeats }),
    },
    ...(repeat && repeat !== SAME
      ? [
          { name: 'count', label: t.series.count, hint: t.series.countHint, kind: 'number' as const },
          { name: 'lastDay', label: t.series.lastOn, kind: 'day' as const },
        ]
      : []),
    ...(repeat
      ? [{ name: 'daysOff', label: t.series.daysOff, kind: 'choice' as const, options: options(t.series.onDaysOff) }]
      : []),
  ];
  return { fields, refused };
}
