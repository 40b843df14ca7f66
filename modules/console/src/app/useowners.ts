import { useQuery } from '@tanstack/react-query';
import { members } from '../api/own';
import { ownersFor } from './owners';
import { useSession } from './session';

/** The choices of a field that names who is to do something. */
export function useOwners(kept?: string): { value: string; label: string }[] {
  const session = useSession();
  const { data: people = [] } = useQuery({ ...members, enabled: session.may('members:read') });
  return ownersFor(session, people, kept);
}
