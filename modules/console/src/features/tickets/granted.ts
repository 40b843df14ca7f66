import { useQuery } from '@tanstack/react-query';
import { type Action, ticketActions } from '../../api/tickets';
import { useSession } from '../../app/session';

/** Returns if a grant allows an action on a ticket. Grants limit the people of vendors only. */
export function useGranted(id: string): (action: Action) => boolean {
  const { isOutside } = useSession();
  const { data } = useQuery({ ...ticketActions(id), enabled: isOutside });
  return (action) => !isOutside || (data?.actions.includes(action) ?? false);
}
