import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { contracts as contractsQuery } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { reasons as reasonsQuery } from '../../api/renewals';
import type { Read } from '../../api/saving';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { dayOf, plusDays } from '../../text/days';
import { ClashPanel } from '../../ui/clash';
import { Form, type FormField, type Limits } from '../../ui/form';
import { Menu, MenuItem } from '../../ui/menu';
import { Button } from '../../ui/parts';
import { KIND_OF, type Kind, useDecide, useUndo } from './deciding';
import { useClashFields } from './fields';
import type { Renewal } from './list';
import css from './renewals.module.css';

/** Decides a renewal, or undoes the decision while its day lasts. */
export function Decision({ read }: { read: Read<Renewal> }) {
  const { t } = useWriting();
  const { may } = useSession();
  const [asking, setAsking] = useState<Kind>();
  const renewal = read.data;
  if (renewal.state !== 'open' && renewal.state !== 'deferred') return <Decided renewal={renewal} />;
  if (asking) return <Ask read={read} kind={asking} onEnd={() => setAsking(undefined)} />;
  const more: Kind[] = [
    'deferral',
    ...(renewal.noticeReceivedOn === null && may('contracts:write') ? ['notice' as const] : []),
  ];
  return (
    <>
      <div className={css.actions}>
        <Button kind="main" onClick={() => setAsking('win')}>
          {t.renewals.win}
        </Button>
        <Button onClick={() => setAsking('downsell')}>{t.renewals.downsell}</Button>
        <Button onClick={() => setAsking('loss')}>{t.renewals.lose}</Button>
        <Menu label={t.common.more} kind="quiet" side="end">
          {(close) =>
            more.map((kind) => (
              <MenuItem
                key={kind}
                onClick={() => {
                  close();
                  setAsking(kind);
                }}
              >
                {t.renewals.ask[kind]}
              </MenuItem>
            ))
          }
        </Menu>
      </div>
      <Waiting renewal={renewal} />
    </>
  );
}

/** Says what is known about an undecided renewal beside its state: a deferral, or a notice that was given. */
function Waiting({ renewal }: { renewal: Renewal }) {
  const { t, day, named } = useWriting();
  const { may } = useSession();
  const undo = useUndo(renewal);
  const line = (text: string, kind: Kind, action: string) => (
    <div className={css.notice}>
      <p>{text}</p>
      <Button kind="quiet" disabled={undo.isPending} onClick={() => undo.mutate(kind)}>
        {action}
      </Button>
    </div>
  );
  return (
    <>
      {renewal.deferredUntil !== null &&
        line(t.renewals.deferredUntil(day(renewal.deferredUntil)), 'deferral', t.renewals.resume)}
      {renewal.noticeReceivedOn !== null &&
        may('contracts:write') &&
        line(
          t.renewals.noticeText(day(renewal.noticeReceivedOn), named(t.renewals.noticeBy, renewal.noticeBy ?? '')),
          'notice',
          t.renewals.takeBack,
        )}
    </>
  );
}

function Decided({ renewal }: { renewal: Renewal }) {
  const { t, day } = useWriting();
  const { today, zone } = useSession();
  const undo = useUndo(renewal);
  const kind = KIND_OF[renewal.state];
  if (!kind || renewal.decidedAt === null) return null;
  const on = dayOf(renewal.decidedAt, zone);
  const canUndo = on === today && !renewal.byItself;
  return (
    <div className={css.notice}>
      <p>
        {renewal.byItself ? t.renewals.byItself : t.renewals.decidedOn(day(on))}
        {canUndo && ` ${t.renewals.undoUntil}`}
        {renewal.outcomeNote && <span className={css.said}>{renewal.outcomeNote}</span>}
      </p>
      {canUndo && (
        <Button disabled={undo.isPending} onClick={() => undo.mutate(kind)}>
          {t.common.undo}
        </Button>
      )}
    </div>
  );
}

const LIMITS: Record<Kind, Limits> = {
  win: limits.Win,
  // An amount as before would be a win.
  downsell: { ...limits.Downsell, arr: { required: true } },
  loss: limits.Loss,
  deferral: limits.Deferral,
  notice: limits.Notice,
};

/** Asks for what a decision needs, at the place of the button. */
function Ask({ read, kind, onEnd }: { read: Read<Renewal>; kind: Kind; onEnd: () => void }) {
  const { t, money } = useWriting();
  const { today } = useSession();
  const renewal = read.data;
  const [values, setValues] = useState<Record<string, string>>({
    receivedOn: today,
    by: 'customer',
    until: plusDays(today, 30),
  });
  const decide = useDecide(read, kind, onEnd);
  const clashFields = useClashFields();
  const fields = useFields(kind, renewal);
  if (decide.clash)
    return (
      <ClashPanel
        clash={decide.clash}
        fields={clashFields}
        onSend={() => void decide.send(values)}
        onLeave={decide.leave}
      />
    );
  return (
    <section className={css.decision}>
      <h3>{t.renewals.ask[kind]}</h3>
      <p className={css.faint}>
        {kind === 'win' && !renewal.targetArr
          ? t.renewals.winTextHidden
          : t.renewals.askText[kind](renewal.targetArr ? money(renewal.targetArr) : '')}
      </p>
      <Form
        fields={fields}
        limits={LIMITS[kind]}
        values={values}
        onChange={setValues}
        submit={t.renewals.submit[kind]}
        onSubmit={() => decide.send(values)}
        onCancel={onEnd}
      />
    </section>
  );
}

function useFields(kind: Kind, renewal: Renewal): FormField[] {
  const { t } = useWriting();
  const options = useReasons(kind === 'downsell' ? 'downsell' : 'churn');
  const reason: FormField = { name: 'reason', label: t.renewals.reason, kind: 'choice', options, wide: true };
  const note: FormField = { name: 'note', label: t.renewals.note, kind: 'area' };
  const arr: FormField = {
    name: 'arr',
    label: t.renewals.newAmount(renewal.targetArr?.currency ?? ''),
    kind: 'decimal',
    hint: kind === 'win' ? t.renewals.asBefore : undefined,
    wide: true,
  };
  const booked = useBooked(renewal, kind);
  const next: FormField[] = booked.length
    ? [
        {
          name: 'nextContractId',
          label: t.renewals.booked,
          kind: 'choice',
          options: booked,
          hint: t.renewals.bookedHint,
          wide: true,
        },
      ]
    : [];
  const by = Object.entries(t.renewals.noticeBy).map(([value, label]) => ({ value, label }));
  return {
    win: [...next, ...(renewal.targetArr ? [arr] : []), note],
    downsell: [reason, arr, note],
    loss: [reason, { name: 'competitor', label: t.renewals.competitor, wide: true }, note],
    deferral: [{ name: 'until', label: t.renewals.until, kind: 'day' as const }],
    notice: [
      { name: 'receivedOn', label: t.renewals.receivedOn, kind: 'day' as const },
      { name: 'by', label: t.renewals.by, kind: 'choice' as const, options: by },
    ],
  }[kind];
}

/** Returns the contracts of the account that begin with the next term: one of them may be what the customer signed. */
function useBooked(renewal: Renewal, kind: Kind): { value: string; label: string }[] {
  const { day } = useWriting();
  const { may } = useSession();
  const { data } = useQuery({
    ...contractsQuery(renewal.accountId),
    enabled: kind === 'win' && may('contracts:read'),
  });
  return (data ?? [])
    .filter((contract) => contract.startsOn === renewal.dueOn && contract.id !== renewal.contractId)
    .map((contract) => ({ value: contract.id, label: `${contract.number} · ${day(contract.startsOn)}` }));
}

/** Returns the reasons of a kind in the reader's language, each below the more general one. */
export function useReasons(kind: string): { value: string; label: string }[] {
  const { labelOf } = useWriting();
  const { data } = useQuery(reasonsQuery);
  const all = data?.filter((reason) => reason.kind === kind) ?? [];
  const label = (reason: Schemas['ReasonView']): string => {
    const parent = all.find((one) => one.id === reason.parentId);
    return (parent ? `${label(parent)} › ` : '') + labelOf(reason.labels, reason.id);
  };
  return all.filter((reason) => !reason.retired).map((reason) => ({ value: reason.id, label: label(reason) }));
}
