import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import { reasons as reasonsQuery } from '../../api/queries';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { dayOf } from '../../text/days';
import { Button, Field, partStyles } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import type { Renewal } from './list';
import css from './renewals.module.css';

type Kind = 'win' | 'loss';

/** Decides a renewal, or undoes the decision while its day lasts. */
export function Decision({ renewal }: { renewal: Renewal }) {
  const { t } = useWriting();
  const { today, zone } = useSession();
  const [asking, setAsking] = useState<Kind>();
  const undo = useUndo(renewal.id);
  const undecided = renewal.state === 'open' || renewal.state === 'deferred';
  const kind = renewal.state === 'won' ? 'win' : renewal.state === 'lost' ? 'loss' : undefined;
  if (!undecided) {
    const isToday = renewal.decidedAt !== null && dayOf(renewal.decidedAt, zone) === today;
    return kind && isToday && !renewal.byItself ? (
      <div className={css.decision}>
        <p>{t.renewals.undoUntil}</p>
        <div className={css.actions}>
          <Button disabled={undo.isPending} onClick={() => undo.mutate(kind)}>
            {t.common.undo}
          </Button>
        </div>
      </div>
    ) : null;
  }
  return asking ? (
    <Ask renewal={renewal} kind={asking} onEnd={() => setAsking(undefined)} />
  ) : (
    <div className={css.actions}>
      <Button kind="main" onClick={() => setAsking('win')}>
        {t.renewals.win}
      </Button>
      <Button onClick={() => setAsking('loss')}>{t.renewals.lose}</Button>
    </div>
  );
}

function useUndo(id: string) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const path = { params: { path: { id } } };
  return useMutation({
    mutationFn: (kind: Kind) =>
      body(kind === 'win' ? api.DELETE('/renewals/{id}/win', path) : api.DELETE('/renewals/{id}/loss', path)),
    onSuccess: () => toast(t.renewals.undone),
    onError: (error) => toast(error.message),
    onSettled: () => queries.invalidateQueries(),
  });
}

/** Asks for what a decision needs, at the place of the button. */
function Ask({ renewal, kind, onEnd }: { renewal: Renewal; kind: Kind; onEnd: () => void }) {
  const { t, money, locale } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const undo = useUndo(renewal.id);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const { data: reasons } = useQuery({ ...reasonsQuery, enabled: kind === 'loss' });
  const decide = useMutation({
    mutationFn: () => {
      const path = { params: { path: { id: renewal.id } } };
      const said = note.trim() === '' ? {} : { note: note.trim() };
      return body(
        kind === 'win'
          ? api.PUT('/renewals/{id}/win', { ...path, body: said })
          : api.PUT('/renewals/{id}/loss', { ...path, body: { reason, ...said } }),
      );
    },
    onSuccess: () => {
      toast(`${renewal.accountName}: ${kind === 'win' ? t.renewals.won : t.renewals.lostDone}`, () =>
        undo.mutate(kind),
      );
      onEnd();
      return queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  const language = /^zh/.test(locale) ? (/hant|tw|hk/i.test(locale) ? 'zh-Hant' : 'zh-Hans') : 'en';
  return (
    <form className={css.decision} onSubmit={submit}>
      <h3>{kind === 'win' ? t.renewals.winTitle : t.renewals.loseTitle}</h3>
      {kind === 'win' && (
        <p>{renewal.targetArr ? t.renewals.winText(money(renewal.targetArr)) : t.renewals.winTextHidden}</p>
      )}
      {kind === 'loss' && (
        <Field label={t.renewals.reason}>
          {(control) => (
            <select {...control} required value={reason} onChange={(event) => setReason(event.target.value)}>
              <option value="" disabled />
              {reasons
                ?.filter((one) => one.kind === 'churn' && !one.retired)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.labels[language] ?? one.labels.en ?? one.id}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t.renewals.note}>
        {(control) => (
          <textarea {...control} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      {decide.error && <p className={partStyles.wrong}>{decide.error.message}</p>}
      <div className={css.actions}>
        <Button kind="main" type="submit" disabled={decide.isPending}>
          {kind === 'win' ? t.renewals.win : t.renewals.lose}
        </Button>
        <Button kind="quiet" onClick={onEnd}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  );
}
