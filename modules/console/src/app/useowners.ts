import { useQuery } from '@tanstack/react-query';
import { members, ownersOf } from '../api/own';
import { ownersFor } from './owners';
import { useSession } from './session';

/** The choices of a field that names who is to do something, or whose an account is. */
export function useOwners(
  kept?: string | null,
  owned: 'work' | 'accounts' = 'work',
): { value: string; label: string }[] {
  const session = useSession();
  const reads = session.may('members:read');
  const { data: people = [] } = useQuery({ ...ownersOf(owned), enabled: reads });
  const { data: everybody = [] } = useQuery({ ...members, enabled: reads && Boolean(kept) });
  return ownersFor(session, reads ? people : undefined, everybody, kept);
}
