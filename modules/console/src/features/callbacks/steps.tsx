import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { type Callback, readCallbacksAgain } from '../../api/callbacks';
import { api, body, type Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import css from '../../callbacks/callbacks.module.css';
import { Free } from '../../callbacks/free';
import { useWriting } from '../../text';
import { instantOf } from '../../text/days';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Limits, type Values } from '../../ui/form';
import { Button, Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';

type Asked = 'attempt' | 'move' | 'withdraw';

const LIMITS: Record<Asked, Limits> = {
  attempt: limits.AttemptBody,
  move: limits.CallbackTimeBody,
  withdraw: limits.CallbackWithdrawal,
};

const orNull = (text: string | undefined) => text?.trim() || null;

/** Records an attempt, agrees on another time, withdraws a callback or lets it stand again. */
export function Steps({ callback }: { callback: Callback }) {
  const { t } = useWriting();
  const { may } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  if (!may('callbacks:write') || callback.history) return null;
  const params = { params: { path: { id: callback.id } } };
  if (callback.state === 'withdrawn')
    return (
      <div className={css.tools}>
        <Button
          onClick={() =>
            void body(api.DELETE('/callbacks/{id}/withdrawal', params)).then(
              () => readCallbacksAgain(queries),
              (error: Error) => toast(error.message),
            )
          }
        >
          {t.callbacks.restore}
        </Button>
      </div>
    );
  if (callback.state !== 'planned' && callback.state !== 'missed') return null;
  const decide = () =>
    void body(api.DELETE('/callbacks/{id}/question', params)).then(
      () => {
        toast(t.callbacks.saved);
        return readCallbacksAgain(queries);
      },
      (error: Error) => toast(error.message),
    );
  if (asked) return <Ask kind={asked} callback={callback} onEnd={() => setAsked(undefined)} />;
  return (
    <div className={css.tools}>
      <Button kind="main" onClick={() => setAsked('attempt')}>
        {t.callbacks.attempt}
      </Button>
      <Button onClick={() => setAsked('move')}>{t.callbacks.move}</Button>
      <Button onClick={() => setAsked('withdraw')}>{t.callbacks.withdraw}</Button>
      {callback.question !== null && <Button onClick={decide}>{t.callbacks.stands}</Button>}
    </div>
  );
}

function Ask({ kind, callback, onEnd }: { kind: Asked; callback: Callback; onEnd: () => void }) {
  const { t, zone } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const draft = useDraft<Values>(
    `draft.callback.${kind}.${callback.id}`,
    kind === 'move' ? { local: callback.local, zone: callback.zone } : {},
  );
  const { value: values, key } = draft;
  const params = { params: { path: { id: callback.id } } };
  const send = async () => {
    await body<unknown>(
      kind === 'attempt'
        ? api.POST('/callbacks/{id}/attempts', {
            params: { ...params.params, header: { 'Idempotency-Key': key } },
            body: {
              outcome: values.outcome as Schemas['AttemptBody']['outcome'],
              note: orNull(values.note),
              nextAt: values.nextAt ? instantOf(values.nextAt, zone) : null,
            },
          })
        : kind === 'move'
          ? api.PUT('/callbacks/{id}/time', {
              ...params,
              body: {
                local: values.local ?? '',
                zone: orNull(values.zone),
                reason: values.reason ?? '',
                askedBy: values.askedBy as Schemas['CallbackTimeBody']['askedBy'],
              },
            })
          : api.PUT('/callbacks/{id}/withdrawal', {
              ...params,
              body: { reason: values.reason ?? '', by: values.by as Schemas['CallbackWithdrawal']['by'] },
            }),
    );
    draft.clear();
    onEnd();
    toast(t.callbacks.saved);
    await readCallbacksAgain(queries);
  };
  const title = { attempt: t.callbacks.attempt, move: t.callbacks.move, withdraw: t.callbacks.withdraw }[kind];
  return (
    <>
      <Card title={title}>
        <Form
          fields={useFields()[kind]}
          limits={LIMITS[kind]}
          values={values}
          onChange={draft.set}
          submit={title}
          onSubmit={send}
          onCancel={() => {
            draft.clear();
            onEnd();
          }}
        />
      </Card>
      {kind === 'move' && (
        <Free
          wanted={{
            accountId: callback.accountId,
            contactId: callback.contactId ?? undefined,
            ownerId: callback.bookedFor ?? callback.ownerId ?? undefined,
          }}
          local={values.local}
          onPick={(local, picked) => draft.set({ ...values, local, zone: picked })}
        />
      )}
    </>
  );
}

function useFields(): Record<Asked, FormField[]> {
  const { t } = useWriting();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const sides = options(t.callbackSides);
  return {
    attempt: [
      { name: 'outcome', label: t.callbacks.outcome, kind: 'choice', options: options(t.attemptOutcomes) },
      { name: 'nextAt', label: t.callbacks.nextAt, kind: 'moment', hint: t.callbacks.nextHint },
      { name: 'note', label: t.callbacks.note, kind: 'area' },
    ],
    move: [
      { name: 'local', label: t.callbacks.local, kind: 'moment' },
      { name: 'zone', label: t.callbacks.zone },
      { name: 'askedBy', label: t.callbacks.askedBy, kind: 'choice', options: sides },
      { name: 'reason', label: t.callbacks.reason, wide: true },
    ],
    withdraw: [
      { name: 'by', label: t.callbacks.by, kind: 'choice', options: sides },
      { name: 'reason', label: t.callbacks.reason, wide: true },
    ],
  };
}
