import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body, type Schemas } from '../../api/client';
import { members, notes as notesQuery } from '../../api/queries';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Button, Card, Failed, partStyles, Skeleton } from '../../ui/parts';
import css from './account.module.css';

/** The notes on an account, the latest first. `short` shows a few, beside other things. */
export function Notes({ account, short }: { account: Schemas['AccountView']; short?: boolean }) {
  const { t, instant } = useWriting();
  const session = useSession();
  const query = useInfiniteQuery(notesQuery(account.id));
  const { data: people } = useQuery({ ...members, enabled: session.may('members:read') });
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={short ? t.account.lastNotes : t.account.tabs.notes}>
      {session.may('notes:write') && <NoteForm account={account} />}
      {query.isPending && <Skeleton height="6rem" />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && all.length === 0 && <p className={css.faint}>{t.empty.none}</p>}
      {all.slice(0, short ? 3 : undefined).map((note) => (
        <article key={note.id} className={css.note}>
          <p>{note.text}</p>
          <small className={css.faint}>
            {instant(note.createdAt)}{' '}
            {people && t.record.by(people.find((member) => member.id === note.authorId)?.name ?? t.record.platform)}
          </small>
        </article>
      ))}
      {!short && query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t.common.more}</Button>}
    </Card>
  );
}

/** Keeps what is typed in this tab until it is saved, so that a reload or a new login loses nothing. */
function useDraft(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  return [
    text,
    (changed) => {
      setText(changed);
      if (changed) sessionStorage.setItem(key, changed);
      else sessionStorage.removeItem(key);
    },
  ];
}

function NoteForm({ account }: { account: Schemas['AccountView'] }) {
  const { t } = useWriting();
  const queries = useQueryClient();
  const [text, setText] = useDraft(`draft.note.${account.id}`);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const add = useMutation({
    mutationFn: () =>
      body(
        api.POST('/accounts/{id}/notes', {
          params: { path: { id: account.id }, header: { 'Idempotency-Key': key } },
          body: { text: text.trim() },
        }),
      ),
    onSuccess: () => {
      setText('');
      setKey(crypto.randomUUID());
      void queries.invalidateQueries({ queryKey: ['account', account.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !add.isPending) add.mutate();
  };
  return (
    <form className={css.noteForm} onSubmit={submit}>
      <textarea
        className={partStyles.input}
        aria-label={t.record.noteNew}
        placeholder={t.record.noteNew}
        maxLength={20_000}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setKey(crypto.randomUUID());
        }}
      />
      {add.error && <p className={partStyles.wrong}>{add.error.message}</p>}
      {text.trim() !== '' && (
        <Button kind="main" type="submit" disabled={add.isPending}>
          {t.record.noteSave}
        </Button>
      )}
    </form>
  );
}
