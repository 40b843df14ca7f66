import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../api/client';
import { views as viewsQuery } from '../api/own';
import { useWriting } from '../text';
import { Icon } from '../ui/icons';
import { Menu, MenuItem, menuStyles } from '../ui/menu';
import { Button, Field, partStyles } from '../ui/parts';
import { useToast } from '../ui/toasts';
import { parseSearch } from './search';
import css from './views.module.css';

type View = Schemas['NamedQueryView'];
type Values = { name: string; shared: boolean };

/** Writes a view, and reads the views of its page again. */
function useWrite(page: string, onDone: () => void) {
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<unknown>; said: string }) => send(),
    onSuccess: (_, { said }) => {
      toast(said);
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: viewsQuery(page).queryKey }),
  });
}

/**
 * The named queries of a page: own and shared ones. To pick one is to go to its address, so the address always says what is seen.
 *
 * @param query what is shown now, without what is open beside it
 */
export function Views({ page, query }: { page: 'accounts' | 'renewals' | 'tickets'; query: string }) {
  const { t } = useWriting();
  const { data: views = [], error } = useQuery(viewsQuery(page));
  const navigate = useNavigate();
  const current = views.find((view) => view.query === query);
  return (
    <Menu
      side="end"
      chosen={current !== undefined}
      label={
        <>
          <Icon name="view" />
          {current?.name ?? t.views.title}
        </>
      }
    >
      {(close) => (
        <Choice
          page={page}
          query={query}
          views={views}
          error={error}
          current={current}
          onPick={(view) => {
            close();
            void navigate({ to: `/${page}`, search: parseSearch(view.query) as object });
          }}
        />
      )}
    </Menu>
  );
}

type ChoiceProps = {
  page: string;
  query: string;
  views: View[];
  error: Error | null;
  current: View | undefined;
  onPick: (view: View) => void;
};

function Choice({ page, query, views, error, current, onPick }: ChoiceProps) {
  const { t } = useWriting();
  const [editing, setEditing] = useState<View | 'new'>();
  const end = () => setEditing(undefined);
  if (editing === 'new') return <New page={page} query={query} onEnd={end} />;
  if (editing) return <Change view={editing} page={page} query={query} onEnd={end} />;
  const group = (label: string, shown: View[]) =>
    shown.length > 0 && (
      <div className={menuStyles.group} role="group" aria-label={label}>
        <div className={menuStyles.groupTitle} aria-hidden="true">
          {label}
        </div>
        {shown.map((view) => (
          <div key={view.id} className={css.line}>
            <MenuItem current={view === current} onClick={() => onPick(view)}>
              <span className={css.name}>
                {view.name}
                {!view.own && view.ownerName && <small>{t.views.by(view.ownerName)}</small>}
              </span>
            </MenuItem>
            {view.own && (
              <Button kind="quiet" small aria-label={t.views.edit(view.name)} onClick={() => setEditing(view)}>
                {t.common.edit}
              </Button>
            )}
          </div>
        ))}
      </div>
    );
  return (
    <div className={css.views}>
      {error && <p className={partStyles.wrong}>{error.message}</p>}
      {!error && views.length === 0 && <p className={css.hint}>{t.views.none}</p>}
      {group(
        t.views.own,
        views.filter((view) => view.own),
      )}
      {group(
        t.views.shared,
        views.filter((view) => !view.own),
      )}
      <div className={menuStyles.group}>
        <MenuItem onClick={() => setEditing('new')}>{t.views.save}</MenuItem>
      </div>
    </div>
  );
}

function New({ page, query, onEnd }: { page: string; query: string; onEnd: () => void }) {
  const { t } = useWriting();
  // To send the same again creates no second view; other values are another view.
  const [keys] = useState(() => new Map<string, string>());
  const writing = useWrite(page, onEnd);
  const create = (values: Values) => {
    const content = JSON.stringify(values);
    const key = keys.get(content) ?? crypto.randomUUID();
    keys.set(content, key);
    writing.mutate({
      said: t.views.saved(values.name),
      send: () =>
        body(
          api.POST('/views', {
            params: { header: { 'Idempotency-Key': key } },
            body: { page, query, ...values },
          }),
        ),
    });
  };
  return <ViewForm start={{ name: '', shared: false }} error={writing.error} onSave={create} onEnd={onEnd} />;
}

function Change({ view, page, query, onEnd }: { view: View; page: string; query: string; onEnd: () => void }) {
  const { t } = useWriting();
  const writing = useWrite(page, onEnd);
  const params = { params: { path: { id: view.id }, header: { 'If-Match': `"${view.version}"` } } };
  const change = (patch: Schemas['NamedQueryPatch']) =>
    writing.mutate({
      said: t.views.saved(patch.name ?? view.name),
      send: () => body(api.PATCH('/views/{id}', { ...params, body: patch })),
    });
  const remove = () =>
    writing.mutate({ said: t.views.deleted(view.name), send: () => body(api.DELETE('/views/{id}', params)) });
  return (
    <>
      <ViewForm start={view} error={writing.error} onSave={change} onEnd={onEnd} />
      <div className={menuStyles.group}>
        {view.query !== query && <MenuItem onClick={() => change({ query })}>{t.views.update}</MenuItem>}
        <MenuItem onClick={remove}>{t.common.delete}</MenuItem>
      </div>
    </>
  );
}

function ViewForm({
  start,
  error,
  onSave,
  onEnd,
}: {
  start: Values;
  error: Error | null;
  onSave: (values: Values) => void;
  onEnd: () => void;
}) {
  const { t } = useWriting();
  const [name, setName] = useState(start.name);
  const [shared, setShared] = useState(start.shared);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onSave({ name: name.trim(), shared });
  };
  return (
    <form className={css.form} onSubmit={send}>
      <Field label={t.views.name} wrong={error?.message}>
        {(control) => (
          <input
            {...control}
            autoFocus
            required
            maxLength={limits.NamedQueryBody.name.maxLength}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <label className={menuStyles.choice}>
        <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
        {t.views.forAll}
      </label>
      <div className={css.actions}>
        <Button kind="main" small type="submit">
          {t.common.save}
        </Button>
        <Button kind="quiet" small onClick={onEnd}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  );
}
