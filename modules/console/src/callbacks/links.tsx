import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { limits } from '#limits';
import { contacts as contactsQuery } from '../api/accounts';
import { type BookingFilter, type BookingLink, bookingLinks, readCallbacksAgain } from '../api/callbacks';
import { api, body, type Schemas } from '../api/client';
import { useSession } from '../app/session';
import { useOwners } from '../app/useowners';
import { useWriting } from '../text';
import { useDoing } from '../ui/doing';
import { useDraft } from '../ui/draft';
import { Form, type Values } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Button, Card, Tag, type Tone } from '../ui/parts';
import { Table } from '../ui/table';
import { useToast } from '../ui/toasts';
import { CALLBACK_TONES } from '../ui/tones';
import css from './callbacks.module.css';

const TONES: Record<BookingLink['state'], Tone | undefined> = {
  open: 'watch',
  booked: 'good',
  expired: undefined,
  revoked: undefined,
};

const orNull = (text: string | undefined) => text?.trim() || null;

/** The booking links of a filter, and what became of them. One that still opens its page can be revoked. */
export function LinkTable({ filter }: { filter: BookingFilter }) {
  const { t, named, instant } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readCallbacksAgain);
  const query = useQuery(bookingLinks(filter));
  const revoke = (id: string) =>
    void doing(body<unknown>(api.DELETE('/booking-links/{id}/address', { params: { path: { id } } })), t.links.revoked);
  return (
    <Loaded query={query} height="8rem">
      {(rows) => (
        <Table
          label={t.links.title}
          rows={rows}
          rowKey={(row) => row.id}
          empty={t.links.none}
          columns={[
            {
              head: t.callbacks.subject,
              cell: (row) =>
                row.callbackId === null ? (
                  row.subject
                ) : (
                  <Link to="/callbacks/$id" params={{ id: row.callbackId }}>
                    {row.subject}
                  </Link>
                ),
            },
            {
              head: t.callbacks.state,
              cell: (row) =>
                row.callbackState === null || row.state === 'revoked' ? (
                  <Tag tone={TONES[row.state]}>{named(t.linkStates, row.state)}</Tag>
                ) : (
                  <Tag tone={CALLBACK_TONES[row.callbackState]}>
                    {t.links.bookedAnd(named(t.callbackStates, row.callbackState))}
                  </Tag>
                ),
            },
            ...(filter.accountId
              ? []
              : [
                  {
                    head: t.callbacks.customer,
                    cell: (row: BookingLink) => (
                      <Link to="/accounts/$id/{-$tab}" params={{ id: row.accountId, tab: 'callbacks' }}>
                        {row.accountName}
                      </Link>
                    ),
                  },
                ]),
            { head: t.callbacks.contact, cell: (row) => row.contactName ?? t.common.none },
            { head: t.callbacks.owner, cell: (row) => row.memberName ?? row.purpose },
            { head: t.links.mailed, cell: (row) => (row.mailedAt === null ? '' : instant(row.mailedAt)) },
            { head: t.links.until, end: true, cell: (row) => instant(row.expiresAt) },
            {
              head: t.links.revoke,
              end: true,
              cell: (row) =>
                may('callbacks:write') &&
                row.revokedAt === null &&
                row.state !== 'expired' && (
                  <Button small aria-label={t.links.revokeThis(row.subject)} onClick={() => revoke(row.id)}>
                    {t.links.revoke}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

/** The booking links for a customer, with a form for another one. */
export function AccountLinks({ accountId }: { accountId: string }) {
  const { t } = useWriting();
  const { may } = useSession();
  const [made, setMade] = useState<Schemas['BookingLink']>();
  const [asked, setAsked] = useState(false);
  return (
    <Card
      title={t.links.title}
      aside={
        may('callbacks:write') &&
        !asked && (
          <Button
            small
            onClick={() => {
              setAsked(true);
              setMade(undefined);
            }}
          >
            {t.links.make}
          </Button>
        )
      }
    >
      {made && <Address link={made} />}
      {asked && <NewLink accountId={accountId} onMade={setMade} onEnd={() => setAsked(false)} />}
      <LinkTable filter={{ accountId: [accountId] }} />
    </Card>
  );
}

/** The address of a new link, which nobody can read again. */
function Address({ link }: { link: Schemas['BookingLink'] }) {
  const { t, instant } = useWriting();
  const toast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(link.url).then(
      () => toast(t.callbacks.copied),
      (error: Error) => toast(error.message),
    );
  return (
    <div className={css.tools} aria-live="polite">
      <label htmlFor="booking-link">{t.feed.address}</label>
      <input id="booking-link" readOnly value={link.url} onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy()}>{t.feed.copy}</Button>
      <span className={css.faint}>{t.feed.once(instant(link.expiresAt))}</span>
    </div>
  );
}

function NewLink({
  accountId,
  onMade,
  onEnd,
}: {
  accountId: string;
  onMade: (link: Schemas['BookingLink']) => void;
  onEnd: () => void;
}) {
  const { t } = useWriting();
  const { may, subjectId } = useSession();
  const doing = useDoing(readCallbacksAgain);
  const draft = useDraft<Values>(`draft.link.${accountId}`, { memberId: subjectId, days: '14' });
  const { data: contacts } = useQuery({ ...contactsQuery(accountId), enabled: may('contacts:read') });
  const owners = useOwners();
  const { contactId, subject, memberId, days, mail } = draft.value;
  const end = () => {
    draft.clear();
    onEnd();
  };
  const send = async () => {
    const link = await body(
      api.POST('/booking-links', {
        body: {
          contactId: contactId ?? '',
          subject: subject?.trim() ?? '',
          memberId: orNull(memberId),
          days: days ? Number(days) : null,
          mail: mail === 'yes',
        },
      }),
    );
    end();
    onMade(link);
    await doing(Promise.resolve(), mail === 'yes' ? t.links.sent : t.links.made);
  };
  return (
    <Form
      fields={[
        { name: 'subject', label: t.callbacks.subject, hint: t.links.subjectHint, wide: true },
        {
          name: 'contactId',
          label: t.callbacks.contact,
          kind: 'choice',
          options: contacts?.map((one) => ({ value: one.id, label: one.name ?? one.id })) ?? [],
        },
        {
          name: 'memberId',
          label: t.callbacks.owner,
          hint: t.callbacks.ownerHint,
          kind: 'choice',
          options: owners,
        },
        { name: 'days', label: t.links.days, kind: 'number' },
        { name: 'mail', label: t.links.mail, kind: 'choice', options: [{ value: 'yes', label: t.links.mailIt }] },
      ]}
      limits={limits.BookingLinkBody}
      values={draft.value}
      onChange={draft.set}
      submit={t.links.make}
      onSubmit={send}
      onCancel={end}
    />
  );
}
