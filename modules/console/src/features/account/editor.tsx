import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Clash, type Read, save } from '../../api/saving';
import { useWriting } from '../../text';
import { type ClashField, ClashPanel } from '../../ui/clash';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Limits, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { Panel } from '../../ui/panel';
import { Button } from '../../ui/parts';
import { useToast } from '../../ui/toasts';

/** A kind of record of an account: what a form shows of it, and the calls that write it. */
export type Kind<T extends object> = {
  /** The name of the draft. */
  name: string;
  fields: FormField[];
  limits: Limits;
  valuesOf: (record: T) => Values;
  /** Returns all fields of a body, `null` for those that are empty. */
  bodyOf: (values: Values) => Record<string, unknown>;
  clash: Record<string, ClashField>;
  read: (id: string) => Promise<Read<T>>;
  create?: (body: Record<string, unknown>, idempotencyKey: string) => Promise<unknown>;
  write: (id: string, patch: object, tag: string) => Promise<Read<T>>;
  remove?: (id: string, tag: string) => Promise<unknown>;
};

type EditorProps<T extends object> = {
  kind: Kind<T>;
  accountId: string;
  /** The record to change; without one, a new one is written. */
  id: string | undefined;
  title: string;
  onClose: () => void;
  more?: (record: T, onDone: () => void) => ReactNode;
};

/** Writes a new record of an account or changes one, beside the list of them. */
export function Editor<T extends object>({ kind, accountId, id, title, onClose, more }: EditorProps<T>) {
  const { t } = useWriting();
  const query = useQuery({
    queryKey: ['account', accountId, kind.name, id],
    queryFn: () => kind.read(id ?? ''),
    enabled: id !== undefined,
    staleTime: 0,
  });
  return (
    <Panel label={title} title={<h2>{title}</h2>} over onClose={onClose}>
      {id === undefined ? (
        <New kind={kind} accountId={accountId} onClose={onClose} />
      ) : (
        <Loaded query={query} height="20rem">
          {(base) => (
            <>
              <Change key={base.tag} kind={kind} accountId={accountId} id={id} base={base} onClose={onClose} />
              {more?.(base.data, onClose)}
              {kind.remove && (
                <Remove
                  question={t.record.deleteSure}
                  remove={async () => kind.remove?.(id, (await kind.read(id)).tag)}
                  accountId={accountId}
                  onDone={onClose}
                />
              )}
            </>
          )}
        </Loaded>
      )}
    </Panel>
  );
}

/** Returns what reads an account's records again and says that something was done. */
export function useDone(accountId: string) {
  const toast = useToast();
  const queries = useQueryClient();
  return (text: string) => {
    toast(text);
    return queries.invalidateQueries({ queryKey: ['account', accountId] });
  };
}

function New<T extends object>({
  kind,
  accountId,
  onClose,
}: {
  kind: Kind<T>;
  accountId: string;
  onClose: () => void;
}) {
  const { t } = useWriting();
  const draft = useDraft<Values>(`draft.${kind.name}.${accountId}`, {});
  const done = useDone(accountId);
  const send = async () => {
    const filled = Object.entries(kind.bodyOf(draft.value)).filter(([, value]) => value !== null);
    await kind.create?.({ accountId, ...Object.fromEntries(filled) }, draft.key);
    draft.clear();
    onClose();
    void done(t.record.added);
  };
  return (
    <Form
      fields={kind.fields}
      limits={kind.limits}
      values={draft.value}
      onChange={draft.set}
      submit={t.common.add}
      onSubmit={send}
      onCancel={onClose}
    />
  );
}

function Change<T extends object>({
  kind,
  accountId,
  id,
  base,
  onClose,
}: {
  kind: Kind<T>;
  accountId: string;
  id: string;
  base: Read<T>;
  onClose: () => void;
}) {
  const { t } = useWriting();
  const shown = kind.valuesOf(base.data);
  const draft = useDraft<Values>(`draft.${kind.name}.${id}`, shown);
  const [clash, setClash] = useState<Clash>();
  const done = useDone(accountId);
  const write = async (patch: object, on: Read<T>) => {
    const saved = await save({
      base: on,
      patch,
      write: (body, tag) => kind.write(id, body, tag),
      read: () => kind.read(id),
    });
    draft.clear();
    onClose();
    const others = saved.others.flatMap((name) => kind.clash[name]?.label ?? []);
    void done(others.length > 0 ? t.clash.both(others.join(', ')) : t.renewals.saved);
  };
  const send = async () => {
    const before = kind.bodyOf(shown);
    const changed = Object.entries(kind.bodyOf(draft.value)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    );
    if (changed.length === 0) return onClose();
    await write(Object.fromEntries(changed), base).catch((error) => {
      if (!(error instanceof Clash)) throw error;
      setClash(error);
    });
  };
  return clash ? (
    <ClashPanel
      clash={clash}
      fields={kind.clash}
      onSend={(patch) => void write(patch, clash.now as Read<T>)}
      onLeave={() => {
        draft.clear();
        onClose();
      }}
    />
  ) : (
    <Form
      fields={kind.fields}
      limits={kind.limits}
      values={draft.value}
      onChange={draft.set}
      submit={t.common.save}
      onSubmit={send}
      onCancel={() => {
        draft.clear();
        onClose();
      }}
    />
  );
}

/** Deletes a record. It cannot be undone, so it asks first. */
export function Remove({
  question,
  remove,
  accountId,
  onDone,
}: {
  question: string;
  remove: () => Promise<unknown>;
  accountId: string;
  onDone: () => void;
}) {
  const { t } = useWriting();
  const [asked, setAsked] = useState(false);
  const toast = useToast();
  const done = useDone(accountId);
  const removing = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      onDone();
      return done(t.record.deleted);
    },
    onError: (error) => toast(error.message),
  });
  if (!asked)
    return (
      <div>
        <Button kind="quiet" small onClick={() => setAsked(true)}>
          {t.common.delete}
        </Button>
      </div>
    );
  return (
    <div role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <Button small disabled={removing.isPending} onClick={() => removing.mutate()}>
        {t.common.delete}
      </Button>{' '}
      <Button kind="quiet" small onClick={() => setAsked(false)}>
        {t.common.cancel}
      </Button>
    </div>
  );
}
