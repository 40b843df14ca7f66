import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body } from '../../api/client';
import { ticketPresence, ticketWatchers } from '../../api/tickets';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Button } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import css from './tickets.module.css';

/** A member who has a ticket open says so again within a minute. */
const LEASE_MS = 45_000;

/** Who else has the ticket open now, and who watches it. */
export function Around({ id }: { id: string }) {
  return (
    <div className={css.picked}>
      <Present id={id} />
      <Watch id={id} />
    </div>
  );
}

function Present({ id }: { id: string }) {
  const { t } = useWriting();
  const { subjectId } = useSession();
  const { data } = useQuery(ticketPresence(id));
  useEffect(() => {
    const path = { params: { path: { id } } };
    const arrive = () => document.visibilityState === 'visible' && void api.PUT('/tickets/{id}/presence', path);
    arrive();
    const again = setInterval(arrive, LEASE_MS);
    return () => {
      clearInterval(again);
      void api.DELETE('/tickets/{id}/presence', { params: { path: { id }, header: { 'If-Match': '*' } } });
    };
  }, [id]);
  const others =
    data?.filter((one) => one.memberId !== subjectId).map((one) => one.memberName ?? t.common.unknown) ?? [];
  return (
    <span className={css.faint} role="status">
      {others.length > 0 && t.tickets.alsoHere(others.join(', '))}
    </span>
  );
}

function Watch({ id }: { id: string }) {
  const { t, number } = useWriting();
  const { subjectId } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const { data: watchers } = useQuery(ticketWatchers(id));
  const watches = watchers?.some((one) => one.memberId === subjectId) ?? false;
  const changing = useMutation({
    mutationFn: () =>
      body(
        watches
          ? api.DELETE('/tickets/{id}/watchers/me', { params: { path: { id }, header: { 'If-Match': '*' } } })
          : api.PUT('/tickets/{id}/watchers/me', { params: { path: { id } } }),
      ),
    onError: (error) => toast(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ticketWatchers(id).queryKey }),
  });
  if (!watchers) return null;
  return (
    <Button
      small
      aria-pressed={watches}
      title={watchers.map((one) => one.memberName ?? t.common.unknown).join(', ')}
      disabled={changing.isPending}
      onClick={() => changing.mutate()}
    >
      {watches ? t.tickets.unwatch : t.tickets.watch} · {number(watchers.length)}
    </Button>
  );
}
