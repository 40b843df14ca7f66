import type { Schemas } from '../api/client';

type Caller = Pick<Schemas['SessionView'], 'subjectId' | 'name' | 'visible'>;
type Member = Pick<Schemas['MemberView'], 'id' | 'name' | 'status'>;

/**
 * Returns whom the caller can take as an owner: who sees own accounts only takes themselves, and nobody takes who cannot log in.
 *
 * @param kept the owner until now, who may stay
 */
export function ownersFor(caller: Caller, people: Member[], kept?: string): { value: string; label: string }[] {
  const isOwn = caller.visible.every((scope) => scope === 'own');
  const open = people.filter(
    ({ id, status }) => id === kept || (status === 'active' && (!isOwn || id === caller.subjectId)),
  );
  const self = isOwn && !open.some(({ id }) => id === caller.subjectId);
  return [...(self ? [{ id: caller.subjectId, name: caller.name }] : []), ...open].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
}
