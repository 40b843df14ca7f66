import type { Schemas } from '../api/client';
import type { Values } from '../ui/form';

const orNull = (text: string | undefined) => text?.trim() || null;

/**
 * Returns the body of a task. A day goes before a number of work days.
 *
 * @param of the account on whose page it is noted; otherwise the one that was found in the form, if any
 */
export function bodyOf(values: Values, of: string | undefined, me: string): Schemas['TaskBody'] {
  const accountId = of ?? orNull(values.accountId);
  const dueOn = orNull(values.dueOn);
  const days = orNull(values.dueInWorkDays);
  return {
    title: values.title?.trim() ?? '',
    accountId,
    ownerId: orNull(values.ownerId) ?? (accountId ? null : me),
    dueOn,
    dueInWorkDays: dueOn === null && days !== null ? Number(days) : null,
    priority: orNull(values.priority) as Schemas['TaskBody']['priority'],
    note: orNull(values.note),
    checklist: (values.checklist ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ text, done: false })),
  } as Schemas['TaskBody'];
}
