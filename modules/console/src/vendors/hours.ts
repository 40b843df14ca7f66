import type { Schemas } from '../api/client';
import type { Values } from '../ui/form';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Returns the words of a line, which stand between commas or spaces. */
function wordsOf(line: string | undefined): string[] {
  return (line ?? '').split(/[\s,，、]+/).filter((word) => word !== '');
}

/** Returns a working time as a form has it: each list in one line. */
export function valuesOf(time: Schemas['WorkingTimeView']): Values {
  return {
    ...Object.fromEntries(DAYS.map((day) => [`week.${day}`, (time.week[day] ?? []).join(', ')])),
    skills: time.skills.join(', '),
    languages: time.languages.join(', '),
    capacity: String(time.capacity),
    calendar: time.calendar ?? '',
    zone: time.zone ?? '',
  };
}

/** Returns what is sent; what the form leaves empty is not said. */
export function bodyOf(time: Schemas['WorkingTimeView'], values: Values): Schemas['WorkingTimeBody'] {
  const capacity = values.capacity?.trim();
  return {
    week: Object.fromEntries(DAYS.map((day) => [day, wordsOf(values[`week.${day}`])])),
    skills: wordsOf(values.skills),
    languages: wordsOf(values.languages),
    capacity: capacity ? Number(capacity) : time.capacity,
    calendar: values.calendar?.trim() || null,
    zone: values.zone?.trim() || null,
  };
}
