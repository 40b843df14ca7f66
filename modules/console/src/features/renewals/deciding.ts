import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, whole } from '../../api/client';
import { Clash, decide, type Read } from '../../api/saving';
import { useWriting } from '../../text';
import type { Values } from '../../ui/form';
import { useToast } from '../../ui/toasts';
import type { Renewal } from './list';

export type Kind = 'win' | 'downsell' | 'loss' | 'deferral' | 'notice';

/** The decision that led to a state, which can be undone. */
export const KIND_OF: Record<string, Kind> = { won: 'win', downsold: 'downsell', lost: 'loss', deferred: 'deferral' };

const textOf = (values: Values, name: string) => values[name]?.trim() || undefined;

/** Returns a member of a body, or nothing if the person left it empty. */
function optional<K extends string>(values: Values, name: K): { [P in K]?: string } {
  const text = textOf(values, name);
  return (text === undefined ? {} : { [name]: text }) as { [P in K]?: string };
}

function amountOf(renewal: Renewal, values: Values) {
  const amount = textOf(values, 'arr');
  return amount === undefined ? {} : { arr: { amount, currency: renewal.targetArr?.currency ?? '' } };
}

/** Returns the terms of the next contract: those of one that is there already, or an amount. */
function nextOf(renewal: Renewal, values: Values) {
  return { ...amountOf(renewal, values), ...optional(values, 'nextContractId') };
}

export function read(id: string): Promise<Read<Renewal>> {
  return whole(api.GET('/renewals/{id}', { params: { path: { id } } }));
}

function act(kind: Kind, renewal: Renewal, values: Values, tag: string): Promise<Read<Renewal>> {
  const params = { params: { path: { id: renewal.id }, header: { 'If-Match': tag } } };
  const note = optional(values, 'note');
  const reason = values.reason ?? '';
  switch (kind) {
    case 'win':
      return whole(api.PUT('/renewals/{id}/win', { ...params, body: { ...nextOf(renewal, values), ...note } }));
    case 'downsell':
      return whole(
        api.PUT('/renewals/{id}/downsell', { ...params, body: { reason, ...nextOf(renewal, values), ...note } }),
      );
    case 'loss':
      return whole(
        api.PUT('/renewals/{id}/loss', { ...params, body: { reason, ...optional(values, 'competitor'), ...note } }),
      );
    case 'deferral':
      return whole(api.PUT('/renewals/{id}/deferral', { ...params, body: { until: values.until ?? '' } }));
    case 'notice':
      return notice(renewal, values);
  }
}

async function notice(renewal: Renewal, values: Values): Promise<Read<Renewal>> {
  await whole(
    api.PUT('/contracts/{id}/notice', {
      params: { path: { id: renewal.contractId } },
      body: { receivedOn: values.receivedOn ?? '', by: values.by === 'us' ? 'us' : 'customer' },
    }),
  );
  return read(renewal.id);
}

function undo(kind: Kind, renewal: Renewal): Promise<unknown> {
  const path = { params: { path: { id: renewal.id } } };
  switch (kind) {
    case 'win':
      return whole(api.DELETE('/renewals/{id}/win', path));
    case 'downsell':
      return whole(api.DELETE('/renewals/{id}/downsell', path));
    case 'loss':
      return whole(api.DELETE('/renewals/{id}/loss', path));
    case 'deferral':
      return whole(api.DELETE('/renewals/{id}/deferral', path));
    case 'notice':
      return whole(api.DELETE('/contracts/{id}/notice', { params: { path: { id: renewal.contractId } } }));
  }
}

export function useUndo(renewal: Renewal) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (kind: Kind) => undo(kind, renewal),
    onSuccess: () => toast(t.renewals.undone),
    onError: (error) => toast(error.message),
    onSettled: () => queries.invalidateQueries(),
  });
}

/** Decides a renewal. If others changed it meanwhile, `clash` says what, and nothing is decided until the person has looked. */
export function useDecide({ data: renewal, tag }: Read<Renewal>, kind: Kind, onDone: () => void) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const undoing = useUndo(renewal);
  const [clash, setClash] = useState<Clash>();
  const done = () => {
    toast(`${renewal.accountName}: ${t.renewals.done[kind]}`, () => undoing.mutate(kind));
    onDone();
    return queries.invalidateQueries();
  };
  const send = async (values: Values, on: string) => {
    try {
      await decide(
        { data: renewal, tag: on },
        (current) => act(kind, renewal, values, current),
        () => read(renewal.id),
      );
      await done();
    } catch (error) {
      if (!(error instanceof Clash)) throw error;
      setClash(error);
    }
  };
  return {
    clash,
    leave: () => {
      setClash(undefined);
      void queries.invalidateQueries({ queryKey: ['renewals'] });
    },
    send: (values: Values) => send(values, clash?.now.tag ?? tag),
  };
}
