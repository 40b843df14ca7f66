import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, whole } from '../../api/client';
import { Clash, type Read, save } from '../../api/saving';
import { readTicket, readTicketsAgain, type Ticket } from '../../api/tickets';
import { useWriting } from '../../text';
import { useToast } from '../../ui/toasts';

export type Patch = {
  severity?: 'general' | 'important' | 'urgent' | 'critical';
  accountId?: string;
  contactId?: string | null;
  subject?: string;
  type?: string;
  product?: string | null;
  category?: string | null;
  acknowledgedAt?: string;
  responsibleParty?: string;
};

/** Changes fields of a ticket. Changes of others to other fields stay; if they changed the same field, `clash` shows both. */
export function useChange(read: Read<Ticket>) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const [clash, setClash] = useState<Clash>();
  const { id } = read.data;
  const saving = useMutation({
    mutationFn: ({ patch, on = read }: { patch: Patch; on?: Read<Ticket> }) =>
      save({
        base: on,
        patch,
        write: (body, tag) =>
          whole(api.PATCH('/tickets/{id}', { params: { path: { id }, header: { 'If-Match': tag } }, body })),
        read: () => readTicket(id),
      }),
    onSuccess: () => toast(t.tickets.saved),
    onError: (error) => (error instanceof Clash ? setClash(error) : toast(error.message)),
    onSettled: () => readTicketsAgain(queries),
  });
  const leave = () => setClash(undefined);
  const send = (patch: Patch) => {
    leave();
    saving.mutate({ patch, on: clash?.now as Read<Ticket> });
  };
  return {
    change: (patch: Patch) => saving.mutate({ patch }),
    /** The same for a form, which keeps what was typed until it is saved. */
    submit: async (patch: Patch) => void (await saving.mutateAsync({ patch })),
    changing: saving.isPending ? saving.variables.patch : undefined,
    clash: clash && { clash, onLeave: leave, onSend: (patch: object) => send(patch as Patch) },
  };
}
