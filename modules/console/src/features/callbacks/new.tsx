import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { limits } from '#limits';
import { account as accountQuery, contacts as contactsQuery } from '../../api/accounts';
import {
  readCallbacksAgain,
  type Series,
  type SeriesBody,
  series as seriesQuery,
  slots as slotsQuery,
} from '../../api/callbacks';
import { api, body, type Schemas } from '../../api/client';
import { members } from '../../api/own';
import { useSession } from '../../app/session';
import css from '../../callbacks/callbacks.module.css';
import { ruleOf, SAME } from '../../callbacks/rule';
import { useWriting } from '../../text';
import { instantOf, plusDays, wallOf } from '../../text/days';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Values } from '../../ui/form';
import { Page } from '../../ui/page';
import { Blank, Button, Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { SeriesPreview } from './series';

const route = getRouteApi('/callbacks/new');

const AHEAD = 14;
const SHOWN = 60;
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
  const draft = useDraft<Values>(`draft.callback.${[accountId, search.ticketId, search.seriesId].join('.')}`, {});
  const values: Values = {
    contactId: search.contactId ?? '',
    ownerId: subjectId,
    channel: 'phone',
    minutes: '30',
    ...(search.local ? { local: search.local } : {}),
    ...(changed && valuesOf(changed.data, search.local)),
    ...draft.value,
  };
  const setValues = draft.set;
  const fields = useFields(accountId, values.repeat, search.seriesId !== undefined);
  if (accountId === '') return <Blank title={t.callbacks.plan} hint={t.callbacks.customer} />;
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
          <Form
            fields={fields}
            limits={{ ...limits.CallbackBody, rule: undefined, ...(search.seriesId && { repeat: { required: true } }) }}
            values={values}
            onChange={setValues}
            submit={t.callbacks.plan}
            onSubmit={send}
            onCancel={() => {
              draft.clear();
              void navigate({ to: '/calendar' });
            }}
          />
        </Card>
        <div className={css.stack}>
          {series && said.subject !== '' && <SeriesPreview series={series} />}
          <Free accountId={accountId} values={values} onPick={(local, zone) => setValues({ ...values, local, zone })} />
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

/** The free times of who calls, for the contact: a start that is chosen fills in the form. */
function Free({
  accountId,
  values,
  onPick,
}: {
  accountId: string;
  values: Values;
  onPick: (local: string, zone: string) => void;
}) {
  const { t, zone, day, dayOfWeek } = useWriting();
  const { today } = useSession();
  const { ownerId, contactId } = values;
  const query = useQuery({
    ...slotsQuery({
      from: instantOf(`${today}T00:00`, zone),
      until: instantOf(`${plusDays(today, AHEAD)}T00:00`, zone),
      ...(ownerId ? { memberId: ownerId } : {}),
      ...(contactId ? { contactId } : { accountId }),
    }),
    enabled: Boolean(ownerId),
  });
  const free = (query.data?.items ?? []).slice(0, SHOWN);
  const days = [...new Set(free.map((slot) => slot.local.slice(0, 10)))];
  return (
    <Card title={t.callbacks.free}>
      {!ownerId && <p>{t.callbacks.chooseOwner}</p>}
      {ownerId && query.isSuccess && free.length === 0 && <p>{t.callbacks.noneFree}</p>}
      {days.map((date) => (
        <section key={date} aria-label={day(date)}>
          <h3 className={css.slotDay}>
            {dayOfWeek(date)} {day(date)}
          </h3>
          <div className={css.slots}>
            {free
              .filter((slot) => slot.local.startsWith(date))
              .map((slot) => (
                <Button
                  key={slot.startsAt}
                  small
                  aria-pressed={slot.local === values.local}
                  onClick={() => onPick(slot.local, slot.zone)}
                >
                  {slot.local.slice(11)}
                  {slot.zone !== zone && ` (${wallOf(slot.startsAt, zone).slice(11)})`}
                </Button>
              ))}
          </div>
        </section>
      ))}
      {query.data && (
        <p className={css.faint}>
          {t.callbacks.zoneOf[query.data.zoneOf as keyof typeof t.callbacks.zoneOf]?.(query.data.zone)}
          {query.data.zone !== zone && ` ${t.series.zones(query.data.zone, zone)}`}
        </p>
      )}
    </Card>
  );
}

function useFields(accountId: string, repeat: string | undefined, changes: boolean): FormField[] {
  const { t } = useWriting();
  const { may } = useSession();
  const { data: contacts } = useQuery({
    ...contactsQuery(accountId),
    enabled: accountId !== '' && may('contacts:read'),
  });
  const { data: people } = useQuery({ ...members, enabled: may('members:read') });
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return [
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
      options: people?.map((one) => ({ value: one.id, label: one.name })) ?? [],
    },
    { name: 'local', label: t.callbacks.local, kind: 'moment' },
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
}
