import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, whole } from '../../api/client';
import { Clash, decide, type Read } from '../../api/saving';
import { readTicket, readTicketsAgain, type Ticket } from '../../api/tickets';
import { useWriting } from '../../text';
import { instantOf } from '../../text/days';
import type { Values } from '../../ui/form';
import { useToast } from '../../ui/toasts';

/** What moves a ticket: to a member or a queue, or to another state. */
export type Move =
  | { kind: 'assign'; queueId?: string; assigneeId?: string }
  | { kind: 'handBack' | 'spam' | 'reopen' | 'notSpam' | 'goOn' | 'endHold' | 'takeBack' }
  | { kind: 'pend' | 'hold' | 'solve' | 'promise'; values: Values; zone: string };

/** The moves that ask something first. */
export type Asked = Extract<Move, { values: Values }>['kind'];

const textOf = (values: Values, name: string) => values[name]?.trim() || null;
const until = ({ values, zone }: { values: Values; zone: string }) =>
  values.until ? instantOf(values.until, zone) : null;

/** Sends a move on a version. */
export function send(id: string, move: Move, tag: string): Promise<Read<Ticket | undefined>> {
  const params = { params: { path: { id }, header: { 'If-Match': tag } } };
  switch (move.kind) {
    case 'assign': {
      const { kind: _, ...body } = move;
      return whole(api.PUT('/tickets/{id}/assignment', { ...params, body }));
    }
    case 'handBack':
      return whole(api.DELETE('/tickets/{id}/assignment', params));
    case 'pend':
      return whole(api.PUT('/tickets/{id}/pending', { ...params, body: { until: until(move) } }));
    case 'goOn':
      return whole(api.DELETE('/tickets/{id}/pending', params));
    case 'hold': {
      const party = move.values.party as 'supplier' | 'third_party' | 'planned';
      return whole(api.PUT('/tickets/{id}/hold', { ...params, body: { party, until: until(move) } }));
    }
    case 'endHold':
      return whole(api.DELETE('/tickets/{id}/hold', params));
    case 'solve': {
      const body = {
        cause: textOf(move.values, 'cause') ?? '',
        solution: textOf(move.values, 'solution') ?? '',
        workaround: textOf(move.values, 'workaround'),
        rootCause: textOf(move.values, 'rootCause'),
        apology: textOf(move.values, 'apology'),
        remedy: textOf(move.values, 'remedy'),
      };
      return whole(api.PUT('/tickets/{id}/solution', { ...params, body }));
    }
    case 'promise': {
      const by = move.values.by ? instantOf(move.values.by, move.zone) : '';
      return whole(api.PUT('/tickets/{id}/promise', { ...params, body: { by } }));
    }
    case 'takeBack':
      return whole(api.DELETE('/tickets/{id}/promise', params));
    case 'reopen':
      return whole(api.DELETE('/tickets/{id}/solution', params));
    case 'spam':
      return whole(api.PUT('/tickets/{id}/spam', params));
    case 'notSpam':
      return whole(api.DELETE('/tickets/{id}/spam', params));
  }
}

/** Returns false if the move took the ticket out of the mover's sight: then the API answers without it (204). */
export const isSeen = (moved: { data: Ticket | undefined }): boolean => moved.data !== undefined;

/** Moves a ticket. If others changed it meanwhile, `clash` says what, and nothing moves until the person has looked. */
export function useMove(read: Read<Ticket>) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const [clash, setClash] = useState<{ found: Clash; move: Move }>();
  const { id } = read.data;
  const moving = useMutation({
    mutationFn: ({ move, tag = read.tag }: { move: Move; tag?: string }) =>
      decide(
        { data: read.data, tag },
        (current) => send(id, move, current),
        () => readTicket(id),
      ),
    onSuccess: (moved) => toast(isSeen(moved) ? t.tickets.saved : t.tickets.handedOn),
    onError: (error, { move }) => {
      if (error instanceof Clash) setClash({ found: error, move });
    },
    onSettled: () => readTicketsAgain(queries),
  });
  return {
    clash: clash?.found,
    busy: moving.isPending,
    /** Rejects with the refusal, unless the person has to look first. */
    move: async (move: Move) => {
      await moving.mutateAsync({ move }).catch((error) => {
        if (!(error instanceof Clash)) throw error;
      });
    },
    leave: () => setClash(undefined),
    goOn: () => {
      setClash(undefined);
      if (clash) moving.mutate({ move: clash.move, tag: clash.found.now.tag });
    },
  };
}
