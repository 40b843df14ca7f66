import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import { isHeard, messages as messagesQuery, readTicketsAgain, type Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type Values } from '../../ui/form';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, names, partStyles, Skeleton, Tag } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { useToast } from '../../ui/toasts';
import { Attached, Files, type Uploaded } from './files';
import { useGranted } from './granted';
import { mentionsIn } from './mentioned';
import { Mentioned, Mentions, useMembers } from './mentions';
import css from './tickets.module.css';
import { Writer } from './writer';

type Message = Schemas['MessageView'];

/** What was said, the oldest first, and below it what to say next. */
export function Conversation({ ticket }: { ticket: Ticket }) {
  const { t } = useWriting();
  const { may } = useSession();
  const granted = useGranted(ticket.id);
  const query = useInfiniteQuery(messagesQuery(ticket.id));
  const all = shownOf(query)
    ?.pages.flatMap((page) => page.items)
    .reverse();
  return (
    <Card title={t.tickets.conversation}>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t.tickets.before}</Button>}
      {query.isPending && <Skeleton height="12rem" />}
      {query.isError && !all && <Failed error={query.error} retry={() => void query.refetch()} />}
      {all?.length === 0 && <p className={css.faint}>{t.tickets.noMessages}</p>}
      <div className={css.messages}>
        {all?.map((message) => (
          <OneMessage key={message.id} message={message} ticket={ticket} />
        ))}
      </div>
      {may('messages:write') && ticket.state !== 'spam' && (granted('reply') || granted('note')) && (
        <Write ticket={ticket} />
      )}
    </Card>
  );
}

/** A message of the customer, of ours, or a note that the customer never reads: each looks different, and says so in words. */
function OneMessage({ message, ticket }: { message: Message; ticket: Ticket }) {
  const { t, instant } = useWriting();
  const { may, isOutside } = useSession();
  const side =
    message.kind === 'internal'
      ? css.internal
      : message.kind === 'system'
        ? css.system
        : message.author === 'contact'
          ? css.theirs
          : css.ours;
  return (
    <article className={names(css.message, side)}>
      <header className={css.messageHead}>
        <strong>
          <Writer message={message} />
        </strong>
        {message.kind === 'internal' && <Tag tone="watch">{t.tickets.note}</Tag>}
        {message.author === 'contact' && message.kind === 'public' && <Tag>{t.tickets.customer}</Tag>}
        {message.autoReply && <Tag>{t.tickets.auto}</Tag>}
        <time dateTime={message.sentAt}>{instant(message.sentAt)}</time>
      </header>
      <p>{message.text}</p>
      {!isOutside && message.attachmentIds.map((id) => <Attached key={id} id={id} />)}
      {may('members:read') && <Mentioned mentionedIds={message.mentionedIds} untoldIds={message.untoldIds} />}
      {may('tickets:merge') && message.ticketId === ticket.id && message.kind === 'public' && !ticket.history && (
        <Split ticket={ticket} message={message} />
      )}
    </article>
  );
}

/** Makes a ticket of its own of a message that asks for something else, after a second look. */
function Split(props: { ticket: Ticket; message: Message }) {
  const { t } = useWriting();
  const [asked, setAsked] = useState(false);
  if (asked) return <SplitForm {...props} onCancel={() => setAsked(false)} />;
  return (
    <Button small onClick={() => setAsked(true)}>
      {t.tickets.split}
    </Button>
  );
}

type SplitProps = { ticket: Ticket; message: Message; onCancel: () => void };

function SplitForm({ ticket, message, onCancel }: SplitProps) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState<Values>({});
  const splitting = useMutation({
    mutationFn: () =>
      body(
        api.POST('/tickets/{id}/splits', {
          params: { path: { id: ticket.id }, header: { 'Idempotency-Key': `${message.id}-${message.version}` } },
          body: { messageIds: [message.id], subject: values.subject?.trim() || null },
        }),
      ),
    onSuccess: ({ id, number }) => {
      toast(t.tickets.added(String(number)));
      void readTicketsAgain(queries);
      void navigate({ to: '/tickets/$id', params: { id } });
    },
  });
  return (
    <Form
      fields={[{ name: 'subject', label: t.tickets.subject, hint: t.tickets.splitHint, wide: true }]}
      limits={limits.TicketSplit}
      values={values}
      onChange={setValues}
      submit={t.tickets.split}
      onSubmit={() => splitting.mutateAsync()}
      onCancel={onCancel}
    />
  );
}

type Kind = 'public' | 'internal';

type Written = { text: string; files: Uploaded[] };

const EMPTY: Written = { text: '', files: [] };

/**
 * Writes a reply or a note. Each is typed by itself, so that a note is never sent to the customer, and stays in this tab until it is sent, also
 * over a reload or a new login.
 */
function Write({ ticket }: { ticket: Ticket }) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const reply = useDraft<Written>(`draft.message.public.${ticket.id}`, EMPTY);
  const note = useDraft<Written>(`draft.message.internal.${ticket.id}`, EMPTY);
  const { isOutside, may } = useSession();
  const mentionable = useMembers(may('members:read'));
  const granted = useGranted(ticket.id);
  const [chosen, setKind] = useState<Kind>(reply.value.text === '' && note.value.text !== '' ? 'internal' : 'public');
  const options = [
    ...(granted('reply') ? [{ value: 'public' as const, label: t.tickets.reply }] : []),
    ...(granted('note') ? [{ value: 'internal' as const, label: t.tickets.note }] : []),
  ];
  const kind = options.some(({ value }) => value === chosen) ? chosen : (options[0]?.value ?? chosen);
  const draft = kind === 'internal' ? note : reply;
  const { text, files } = draft.value;
  const isNote = kind === 'internal';
  const sending = useMutation({
    mutationFn: () =>
      body(
        api.POST('/messages', {
          params: { header: { 'Idempotency-Key': draft.key } },
          body: {
            ticketId: ticket.id,
            kind,
            text: text.trim(),
            channel: ticket.channel,
            attachmentIds: files.map((file) => file.id),
            mentionedIds: mentionsIn(text, mentionable).map((member) => member.id),
            externalKeys: [],
          },
        }),
      ),
    onSuccess: () => {
      draft.clear();
      toast(isNote ? t.tickets.kept : t.tickets.sent);
      return readTicketsAgain(queries);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !sending.isPending) sending.mutate();
  };
  return (
    <form className={names(css.write, isNote && css.writeNote)} onSubmit={submit}>
      <Segments label={t.tickets.conversation} value={kind} options={options} onChange={setKind} />
      <textarea
        className={partStyles.input}
        aria-label={isNote ? t.tickets.note : t.tickets.reply}
        rows={5}
        maxLength={limits.MessageBody.text.maxLength}
        value={text}
        onChange={(event) => draft.set({ text: event.target.value, files })}
      />
      {mentionable.length > 0 && (
        <Mentions text={text} members={mentionable} onChange={(text) => draft.set({ text, files })} />
      )}
      {!isOutside && <Files key={kind} files={files} onChange={(files) => draft.set({ text, files })} />}
      {sending.error && <p className={partStyles.wrong}>{sending.error.message}</p>}
      <div className={css.writeFoot}>
        {isNote || isHeard(ticket) ? (
          <span className={css.hint}>{isNote ? t.tickets.noteHint : t.tickets.replyHint}</span>
        ) : (
          <span className={partStyles.wrong} role="note">
            {t.tickets.nobodyReads}
          </span>
        )}
        <Button kind="main" type="submit" disabled={sending.isPending || text.trim() === ''}>
          {isNote ? t.tickets.keepNote : t.tickets.send}
        </Button>
      </div>
    </form>
  );
}
