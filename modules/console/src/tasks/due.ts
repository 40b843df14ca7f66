import type { FormField, Values } from '../ui/form';

const filled = (text: string | undefined) => (text ?? '').trim() !== '';

/** Returns the fields that say when: a day or a number of work days, so the one that is filled in hides the other. */
export function dueFields(values: Values, words: { dueOn: string; dueInWorkDays: string }): FormField[] {
  const dueOn: FormField = { name: 'dueOn', label: words.dueOn, kind: 'day' };
  const days: FormField = { name: 'dueInWorkDays', label: words.dueInWorkDays, kind: 'number' };
  if (filled(values.dueOn)) return [dueOn];
  return filled(values.dueInWorkDays) ? [days] : [dueOn, days];
}

/** Whether a day on which a task comes back is after the day on which it is due. */
export function isTooLate(on: string, dueOn: string | null | undefined): dueOn is string {
  return Boolean(dueOn) && on > String(dueOn);
}
