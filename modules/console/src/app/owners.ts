import type { Schemas } from '../api/client';

type Caller = Pick<Schemas['SessionView'], 'subjectId' | 'name'>;
type Member = Pick<Schemas['MemberView'], 'id' | 'name'>;

/**
 * Returns the choices of an owner: whom the server takes, and who is it now.
 *
 * @param people those whom the server takes from the caller; undefined if the caller may not ask for them, and can name only themselves
 * @param everybody finds the name of the owner until now, who may not be taken any more
 * @param kept the owner until now, who may stay
 */
export function ownersFor(
  caller: Caller,
  people: Member[] | undefined,
  everybody: Member[],
  kept?: string | null,
): { value: string; label: string }[] {
  const open = people ?? [{ id: caller.subjectId, name: caller.name }];
  const before = open.some(({ id }) => id === kept) ? undefined : everybody.find(({ id }) => id === kept);
  return [...open, ...(before ? [before] : [])].map(({ id, name }) => ({ value: id, label: name }));
}
