import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import { calls as callsQuery } from '../../api/renewals';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { plusDays } from '../../text/days';
import { Form, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { Button, Tag, type Tone } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import type { Renewal } from './list';
import css from './renewals.module.css';

type Call = Schemas['RenewalCall'];
type Answer = Schemas['CallBody']['answer'];
type Horizon = 180 | 90 | 30;

const TONES: Record<string, Tone> = { will_renew: 'good', at_risk: 'watch', will_churn: 'bad' };

const HORIZONS: Horizon[] = [180, 90, 30];

/** The API lists only horizons at which something was said. */
const NOTHING_SAID: Omit<Call, 'horizon'> = {
  automated: null,
  automatedLikelihood: null,
  reasons: [],
  automatedOn: null,
  answer: null,
  likelihood: null,
  note: null,
  saidBy: null,
  saidAt: null,
  resolutionAsked: false,
  resolution: null,
  resolutionNote: null,
  resolvedBy: null,
  resolvedAt: null,
  version: 0,
};

/** Returns true if nobody said anything at a horizon and the next one has begun, so that nobody has to. */
function isPast(call: Call, dueOn: string, today: string): boolean {
  const next = HORIZONS.find((horizon) => horizon < call.horizon);
  return call.automated === null && call.answer === null && next !== undefined && plusDays(dueOn, -next) <= today;
}

/** What the rule and the member said 180, 90 and 30 days before the day, and how they agreed. */
export function Calls({ renewal }: { renewal: Renewal }) {
  const { t } = useWriting();
  const { today } = useSession();
  const query = useQuery(callsQuery(renewal.id));
  return (
    <section className={css.calls} aria-label={t.renewals.calls}>
      <h3>{t.renewals.calls}</h3>
      <Loaded query={query} height="10rem">
        {(calls) =>
          HORIZONS.map((horizon) => calls.find((call) => call.horizon === horizon) ?? { ...NOTHING_SAID, horizon })
            .filter((call) => !isPast(call, renewal.dueOn, today))
            .map((call) => <OneCall key={call.horizon} renewal={renewal} call={call} />)
        }
      </Loaded>
    </section>
  );
}

function OneCall({ renewal, call }: { renewal: Renewal; call: Call }) {
  const { t, day, named } = useWriting();
  const { may, today } = useSession();
  const [calling, setCalling] = useState(false);
  const on = plusDays(renewal.dueOn, -call.horizon);
  const hasBegun = on <= today;
  const isOpen = renewal.state === 'open' || renewal.state === 'deferred';
  const canWrite = may('renewals:write') && isOpen && hasBegun;
  return (
    <article className={css.call}>
      <header>
        <strong>{t.renewals.before(call.horizon)}</strong>
        <span className={css.faint}>{day(on)}</span>
      </header>
      {hasBegun ? (
        <dl className={css.voices}>
          <div>
            <dt>{t.renewals.automatic}</dt>
            <dd>
              {call.automated ? <Said answer={call.automated} points={call.automatedLikelihood} /> : t.common.none}
            </dd>
          </div>
          <div>
            <dt>{t.renewals.yours}</dt>
            <dd>
              {call.answer ? <Said answer={call.answer} points={call.likelihood} /> : !canWrite && t.common.none}
              {canWrite && !calling && (
                <Button kind="quiet" small onClick={() => setCalling(true)}>
                  {call.answer ? t.common.edit : t.renewals.call}
                </Button>
              )}
              {canWrite && !calling && call.answer && <Withdraw renewal={renewal} call={call} />}
            </dd>
          </div>
        </dl>
      ) : (
        <p className={css.faint}>{t.renewals.callLater}</p>
      )}
      {call.note && !calling && <p className={css.said}>{call.note}</p>}
      {calling && <CallForm renewal={renewal} call={call} onEnd={() => setCalling(false)} />}
      {call.resolutionAsked && canWrite && !calling && <Resolve renewal={renewal} call={call} />}
      {call.resolution && (
        <p className={css.resolved}>
          {t.renewals.resolved} <Tag tone={TONES[call.resolution]}>{named(t.calls, call.resolution)}</Tag>{' '}
          {call.resolutionNote}
        </p>
      )}
      {call.reasons.length > 0 && <Reasons call={call} />}
    </article>
  );
}

function Said({ answer, points }: { answer: string; points: number | null }) {
  const { t, named, share } = useWriting();
  return (
    <>
      <Tag tone={TONES[answer]}>{named(t.calls, answer)}</Tag> {points !== null && share(points)}
    </>
  );
}

/** What the automatic call was made of; the effects add up to its likelihood. */
function Reasons({ call }: { call: Call }) {
  const { t, named, change, number, score } = useWriting();
  return (
    <details className={css.reasons}>
      <summary>{t.renewals.callReasons}</summary>
      <table>
        <tbody>
          {call.reasons.map((reason) => (
            <tr key={reason.key}>
              <td>{named(t.renewals.causes, reason.key)}</td>
              <td>
                {reason.figure === null
                  ? t.common.unknown
                  : reason.key === 'risk_reasons'
                    ? number(reason.figure)
                    : score(reason.figure, 1)}
              </td>
              <td>{change(reason.effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Takes the member's own call back. The automatic one stays. */
function Withdraw({ renewal, call }: { renewal: Renewal; call: Call }) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const { params } = pathOf(renewal, call);
  const withdrawing = useMutation({
    mutationFn: () =>
      body(
        api.DELETE('/renewals/{id}/calls/{horizon}', {
          params: { ...params, header: { 'If-Match': `"${call.version}"` } },
        }),
      ),
    onSuccess: () => toast(t.renewals.withdrawn),
    onError: (error) => toast(error.message),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['home'] });
      return queries.invalidateQueries({ queryKey: ['renewals'] });
    },
  });
  return (
    <Button kind="quiet" small disabled={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
      {t.renewals.withdraw}
    </Button>
  );
}

function useAnswers() {
  const { t } = useWriting();
  return Object.entries(t.calls).map(([value, label]) => ({ value, label }));
}

/** Sends what was said, and reads everything again that shows calls. */
function useSay(onEnd: () => void) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onSuccess: () => {
      toast(t.renewals.saved);
      onEnd();
      void queries.invalidateQueries({ queryKey: ['home'] });
      return queries.invalidateQueries({ queryKey: ['renewals'] });
    },
  });
}

function pathOf(renewal: Renewal, call: Call) {
  return { params: { path: { id: renewal.id, horizon: call.horizon as Horizon } } };
}

function CallForm({ renewal, call, onEnd }: { renewal: Renewal; call: Call; onEnd: () => void }) {
  const { t } = useWriting();
  const [values, setValues] = useState<Values>({
    answer: call.answer ?? '',
    likelihood: call.likelihood === null ? '' : String(call.likelihood / 100),
    note: call.note ?? '',
  });
  const say = useSay(onEnd);
  const likelihood = values.likelihood?.trim() ? Math.round(Number(values.likelihood) * 100) : null;
  const send = () =>
    say.mutateAsync(() =>
      body(
        api.PUT('/renewals/{id}/calls/{horizon}', {
          ...pathOf(renewal, call),
          body: { answer: values.answer as Answer, likelihood, note: values.note?.trim() || null },
        }),
      ),
    );
  return (
    <Form
      fields={[
        { name: 'answer', label: t.renewals.yours, kind: 'choice', options: useAnswers() },
        { name: 'likelihood', label: t.renewals.likelihoodShare, kind: 'decimal' },
        { name: 'note', label: t.renewals.because, kind: 'area' },
      ]}
      limits={{ ...limits.CallBody, likelihood: { maxLength: 5 } }}
      values={values}
      onChange={setValues}
      submit={t.common.save}
      onSubmit={send}
      onCancel={onEnd}
    />
  );
}

/** Asks for one answer where the two voices differ, with the reason. Both calls stay as they are. */
function Resolve({ renewal, call }: { renewal: Renewal; call: Call }) {
  const { t } = useWriting();
  const [values, setValues] = useState<Values>({});
  const say = useSay(() => {});
  const send = () =>
    say.mutateAsync(() =>
      body(
        api.PUT('/renewals/{id}/calls/{horizon}/resolution', {
          ...pathOf(renewal, call),
          body: { answer: values.answer as Answer, note: values.note?.trim() ?? '' },
        }),
      ),
    );
  return (
    <div className={css.disagreement}>
      <p>{t.renewals.disagreeText}</p>
      <Form
        fields={[
          { name: 'answer', label: t.renewals.resolution, kind: 'choice', options: useAnswers(), wide: true },
          { name: 'note', label: t.renewals.because, kind: 'area' },
        ]}
        limits={limits.ResolutionBody}
        values={values}
        onChange={setValues}
        submit={t.renewals.resolve}
        onSubmit={send}
      />
    </div>
  );
}
