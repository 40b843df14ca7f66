import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Change, changesOf, outcomeOf } from '../api/bulk';
import type { Schemas } from '../api/client';
import { useWriting } from '../text';
import type { Selection } from '../ui/selection';
import { useToast } from '../ui/toasts';

type Bulk<R, P> = {
  selection: Selection;
  rows: R[];
  send: (items: Change<P>[], idempotencyKey: string) => Promise<Schemas['ChangesResult']>;
  /** The first word of the keys of what is read again. */
  reads: string;
};

/** Changes the selected records, each on the version that was shown. Refused ones stay selected; the rest can be undone. */
export function useBulk<R extends { id: string; version: number }, P extends object>(bulk: Bulk<R, P>) {
  const { selection, rows, send, reads } = bulk;
  const { t, number } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const settle = {
    onError: (error: Error) => toast(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: [reads] }),
  };
  const said = (changed: number, refused: number, done: (n: string) => string) =>
    refused > 0 ? t.bulk.partly(number(changed), number(refused)) : done(number(changed));
  const undoing = useMutation({
    mutationFn: (reverse: Change<P>[]) => send(reverse, crypto.randomUUID()),
    onSuccess: ({ summary }) => toast(said(summary.updated, summary.refused, t.bulk.undone)),
    ...settle,
  });
  const changing = useMutation({
    mutationFn: async (patchOf: (record: R) => P) => {
      const records = rows.filter((row) => selection.keys.includes(row.id));
      const changes = changesOf(records, patchOf);
      return changes.length > 0 ? outcomeOf(changes, records, await send(changes, crypto.randomUUID())) : undefined;
    },
    onSuccess: (outcome) => {
      if (!outcome) return toast(t.bulk.same);
      const { changed, refused, reverse } = outcome;
      selection.refuse(refused);
      toast(
        said(changed, Object.keys(refused).length, t.bulk.done),
        reverse.length > 0 ? () => undoing.mutate(reverse) : undefined,
      );
    },
    ...settle,
  });
  return { change: changing.mutate, busy: changing.isPending || undoing.isPending };
}
