import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { limits } from '#limits';
import { notes as notesQuery } from '../../api/accounts';
import { api, body, type Schemas, whole } from '../../api/client';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, partStyles, Skeleton } from '../../ui/parts';
import css from './account.module.css';
import { Remove, useDone } from './editor';

type Note = Schemas['NoteView'];

/** The notes on an account, the latest first. `short` shows a few, beside other things. */
export function Notes({ account, short }: { account: Schemas['AccountView']; short?: boolean }) {
  const { t } = useWriting();
  const session = useSession();
  const query = useInfiniteQuery(notesQuery(account.id));
  const all = shownOf(query)?.pages.flatMap((page) => page.items) ?? [];
  const canWrite = session.may('notes:write');
  return (
    <Card title={short ? t.account.lastNotes : t.account.tabs.notes}>
      {canWrite && <NoteForm account={account} />}
      {query.isPending && <Skeleton height="6rem" />}
      {query.isError && !shownOf(query) && <Failed error={query.error} retry={() => void query.refetch()} />}
      {shownOf(query) && all.length === 0 && <p className={css.faint}>{t.record.noNotes}</p>}
      {all.slice(0, short ? 3 : undefined).map((note) => (
        <OneNote key={note.id} note={note} canWrite={canWrite && !short} />
      ))}
      {!short && query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t.common.more}</Button>}
    </Card>
  );
}

function OneNote({ note, canWrite }: { note: Note; canWrite: boolean }) {
  const { t, instant } = useWriting();
  const [editing, setEditing] = useState(false);
  const edited = note.updatedAt !== note.createdAt;
  if (editing) return <NoteEditor note={note} onEnd={() => setEditing(false)} />;
  return (
    <article className={css.note}>
      <p>{note.text}</p>
      <footer className={css.noteFoot}>
        <small className={css.faint}>
          {instant(note.createdAt)} {note.authorName && t.record.by(note.authorName)}
          {edited && ` · ${t.record.edited}`}
        </small>
        {canWrite && (
          <Button kind="quiet" small onClick={() => setEditing(true)}>
            {t.common.edit}
          </Button>
        )}
      </footer>
    </article>
  );
}

const read = (id: string) => whole(api.GET('/notes/{id}', { params: { path: { id } } }));

/** Changes a note in its place, or deletes it. The text of somebody else's change is shown, not overwritten. */
function NoteEditor({ note, onEnd }: { note: Note; onEnd: () => void }) {
  const { t } = useWriting();
  const draft = useDraft(`draft.note.${note.id}`, note.text);
  const done = useDone(note.accountId);
  const change = useMutation({
    mutationFn: async () => {
      const now = await read(note.id);
      if (now.data.text !== note.text) throw new Error(`${t.clash.title}: ${now.data.text}`);
      return whole(
        api.PATCH('/notes/{id}', {
          params: { path: { id: note.id }, header: { 'If-Match': now.tag } },
          body: { text: draft.value.trim() },
        }),
      );
    },
    onSuccess: () => {
      draft.clear();
      onEnd();
      return done(t.renewals.saved);
    },
  });
  const end = () => {
    draft.clear();
    onEnd();
  };
  return (
    <form
      className={css.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.value.trim() !== '') change.mutate();
      }}
    >
      <textarea
        className={partStyles.input}
        aria-label={t.common.edit}
        autoFocus
        maxLength={limits.NoteBody.text.maxLength}
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
      />
      {change.error && <p className={partStyles.wrong}>{change.error.message}</p>}
      <div className={css.noteFoot}>
        <div className={css.actions}>
          <Button kind="main" small type="submit" disabled={change.isPending}>
            {t.common.save}
          </Button>
          <Button kind="quiet" small onClick={end}>
            {t.common.cancel}
          </Button>
        </div>
        <Remove
          question={t.record.deleteSure}
          remove={async () =>
            body(
              api.DELETE('/notes/{id}', {
                params: { path: { id: note.id }, header: { 'If-Match': (await read(note.id)).tag } },
              }),
            )
          }
          accountId={note.accountId}
          onDone={end}
        />
      </div>
    </form>
  );
}

function NoteForm({ account }: { account: Schemas['AccountView'] }) {
  const { t } = useWriting();
  const queries = useQueryClient();
  const draft = useDraft(`draft.note.${account.id}`, '');
  const text = draft.value;
  const add = useMutation({
    mutationFn: () =>
      body(
        api.POST('/accounts/{id}/notes', {
          params: { path: { id: account.id }, header: { 'Idempotency-Key': draft.key } },
          body: { text: text.trim() },
        }),
      ),
    onSuccess: () => {
      draft.clear();
      return queries.invalidateQueries({ queryKey: ['account', account.id] });
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
        maxLength={limits.NoteBody.text.maxLength}
        value={text}
        onChange={(event) => draft.set(event.target.value)}
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
