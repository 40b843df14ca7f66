import { weekday } from '../text/days';
import type { Values } from '../ui/form';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Stands for the rule that a series has, of which this and the following callbacks are changed. */
export const SAME = 'same';

/**
 * Returns the rule of RFC 5545 that a choice in words means, for a series that begins on a day; nothing for a callback that is alone.
 *
 * @param changed the series of which the following callbacks are changed
 */
export function ruleOf(values: Values, changed?: { rule: string; lastOn: string }): string | undefined {
  if (values.repeat === SAME) return changed && goneOn(changed.rule, changed.lastOn);
  const day = values.local?.slice(0, 10) ?? '';
  const rule = day.length === 10 ? partsOf(values.repeat, day) : undefined;
  return rule && rule + endOf(values);
}

function partsOf(repeat: string | undefined, day: string): string | undefined {
  const date = Number(day.slice(8, 10));
  switch (repeat) {
    case 'weekly':
      return 'FREQ=WEEKLY';
    case 'biweekly':
      return 'FREQ=WEEKLY;INTERVAL=2';
    case 'monthly_date':
      return `FREQ=MONTHLY;BYMONTHDAY=${date}`;
    case 'monthly_weekday': {
      const place = Math.ceil(date / 7);
      return `FREQ=MONTHLY;BYDAY=${place > 4 ? -1 : place}${WEEKDAYS[weekday(day) - 1]}`;
    }
    case 'monthly_last':
      return 'FREQ=MONTHLY;BYMONTHDAY=-1';
    case 'quarterly':
      return `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=${date}`;
    case 'yearly':
      return 'FREQ=YEARLY';
    default:
      return undefined;
  }
}

function endOf({ count, lastDay }: Values): string {
  if (count?.trim()) return `;COUNT=${count.trim()}`;
  return lastDay ? `;UNTIL=${lastDay.replaceAll('-', '')}` : '';
}

/** Lets a rule end on the day on which the series ends, however many callbacks there were before. */
function goneOn(rule: string, lastOn: string): string {
  const kept = rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part));
  return [...kept, `UNTIL=${lastOn.replaceAll('-', '')}`].join(';');
}

/** The words for a rule, in a language. */
export type RuleWords = {
  every: Record<string, (n: string) => string>;
  onWeekday: (place: string, day: string) => string;
  onDate: (date: string) => string;
  times: (n: string) => string;
  until: (day: string) => string;
};

const KNOWN = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST']);

/** Says a rule in words. Of a rule with other parts than those of the console's own form, it gives the rule itself. */
export function wordsOf(
  rule: string,
  words: RuleWords,
  write: { weekday: (day: string) => string; day: (day: string) => string; number: (n: number) => string },
): string {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('='))) as Record<string, string>;
  const every = words.every[parts.FREQ ?? ''];
  if (!every || Object.keys(parts).some((name) => !KNOWN.has(name))) return rule;
  const days = (parts.BYDAY?.split(',') ?? []).map((one) => {
    const at = WEEKDAYS.indexOf(one.slice(-2)) + 1;
    return words.onWeekday(one.slice(0, -2), write.weekday(`2024-01-0${at}`));
  });
  const dates = (parts.BYMONTHDAY?.split(',') ?? []).map(words.onDate);
  const until = parts.UNTIL;
  return [
    every(parts.INTERVAL ?? '1'),
    ...days,
    ...dates,
    ...(parts.COUNT ? [words.times(write.number(Number(parts.COUNT)))] : []),
    ...(until ? [words.until(write.day(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`))] : []),
  ].join(', ');
}
