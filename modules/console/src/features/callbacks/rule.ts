import { weekday } from '../../text/days';
import type { Values } from '../../ui/form';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Returns the rule of RFC 5545 that a choice in words means, for a series that begins on a day; nothing for a callback that is alone. */
export function ruleOf(values: Values): string | undefined {
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
