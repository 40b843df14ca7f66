import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, Refused } from '../../api/client';
import { readTicketsAgain, type Ticket } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Button } from '../../ui/parts';
import { useToast } from '../../ui/toasts';

/** Takes a ticket on the version that was shown: of several who claim it, one wins, and the others see who. */
export function Claim({ ticket }: { ticket: Ticket }) {
  const { t } = useWriting();
  const { subjectId } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const said = String(ticket.number);
  const claiming = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/tickets/{id}/assignment', {
          params: { path: { id: ticket.id }, header: { 'If-Match': `"${ticket.version}"` } },
          body: { assigneeId: subjectId },
        }),
      ),
    onSuccess: () => toast(t.tickets.claimed(said)),
    onError: (error) => toast(error instanceof Refused && error.status === 412 ? t.tickets.taken : error.message),
    onSettled: () => readTicketsAgain(queries),
  });
  return (
    <Button
      small
      aria-label={t.tickets.claimThis(said)}
      disabled={claiming.isPending}
      onClick={() => claiming.mutate()}
    >
      {t.tickets.claim}
    </Button>
  );
}
