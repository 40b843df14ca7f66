import { createContext, type ReactNode, use } from 'react';
import * as days from './days';
import { writeBusiness, writeDuration } from './durations';
import { en, type Texts } from './en';
import * as numbers from './numbers';

/** The languages by their tag. Chinese is loaded only when somebody reads it. */
export const LANGUAGES: Record<string, { name: string; load: () => Promise<Texts> }> = {
  en: { name: 'English', load: async () => en },
  'zh-CN': { name: '简体中文', load: async () => (await import('./zh-CN')).zhCN },
  'zh-TW': { name: '繁體中文', load: async () => (await import('./zh-TW')).zhTW },
};

/** Returns the language for a tag such as `zh-Hant-HK`; English for any that is not ours. */
export function languageOf(tag: string): string {
  const small = tag.toLowerCase();
  if (!small.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/.test(small) ? 'zh-TW' : 'zh-CN';
}

const NEAR_DAYS = 120;

/** What a page needs to write for one reader: the texts, and days and numbers as they are written in the reader's place. */
export type Writing = {
  t: Texts;
  locale: string;
  money: (money: { amount: string; currency: string }) => string;
  /** Without cents, where amounts are compared and the exact one is close by. */
  rounded: (money: { amount: string; currency: string }) => string;
  shortMoney: (money: { amount: string; currency: string }) => string;
  number: (value: number) => string;
  score: (points: number, digits?: number) => string;
  change: (points: number) => string;
  share: (points: number) => string;
  day: (day: string) => string;
  month: (day: string) => string;
  dayOfMonth: (day: string) => string;
  /** Without the year, where that stands close by. */
  dayAndMonth: (day: string) => string;
  dayOfWeek: (day: string) => string;
  instant: (instant: string) => string;
  /** What a clock on the wall of a place shows. */
  wall: (wall: string) => string;
  /** The same without the day. */
  time: (wall: string) => string;
  /** A length of time in its two largest units. */
  duration: (seconds: number) => string;
  /** A length of business time, in hours. */
  business: (seconds: number) => string;
  zone: string;
  away: (today: string, day: string) => string;
  /** As `away`, but only for days that are near; a far day says enough itself. */
  near: (today: string, day: string) => string;
  /** Returns the name of a value of an open enum; a value that the console does not know is shown as it is. */
  named: (names: Record<string, string>, value: string) => string;
  /** Returns the label in the reader's language that an organisation gave to something of its own, or else its English one. */
  labelOf: (labels: Labels, otherwise: string) => string;
};

/** Labels by language, as the API writes them: `zh-Hans` where the keys are tags, `zhHans` where they are fields. */
type Labels = { [language: string]: string | null | undefined };

/** @param locale how numbers and days are written: the member's own locale if it is of the same language */
export function writing(t: Texts, locale: string, zone: string): Writing {
  const away = (today: string, day: string) => {
    const far = days.between(today, day);
    if (far === 0) return t.common.today;
    return far > 0 ? t.common.inDays(far) : t.common.daysAgo(-far);
  };
  return {
    t,
    locale,
    money: (money) => numbers.writeMoney(money, locale),
    rounded: (money) => numbers.writeMoney(money, locale, true),
    shortMoney: (money) => numbers.writeShortMoney(money, locale),
    number: (value) => numbers.writeNumber(value, locale),
    score: (points, digits) => numbers.writeScore(points, locale, digits),
    change: (points) => numbers.writeChange(points, locale),
    share: (points) => numbers.writeShare(points, locale),
    day: (day) => days.writeDay(day, locale),
    dayOfMonth: (day) =>
      days.writeDay(day, locale, day.endsWith('-01') ? { day: 'numeric', month: 'short' } : { day: 'numeric' }),
    dayAndMonth: (day) => days.writeDay(day, locale, { day: 'numeric', month: 'short' }),
    dayOfWeek: (day) => days.writeDay(day, locale, { weekday: 'short' }),
    month: (day) => days.writeDay(day, locale, { month: 'long', year: 'numeric' }),
    instant: (instant) => days.writeInstant(instant, locale, zone),
    wall: (wall) => days.writeWall(wall, locale),
    time: (wall) => days.writeTime(wall, locale),
    duration: (seconds) => writeDuration(seconds, t.durations, (value) => numbers.writeNumber(value, locale)),
    business: (seconds) => writeBusiness(seconds, t.durations, (value) => numbers.writeNumber(value, locale)),
    zone,
    away,
    near: (today, day) => (Math.abs(days.between(today, day)) <= NEAR_DAYS ? away(today, day) : ''),
    named: (names, value) => names[value] ?? value.replaceAll('_', ' '),
    labelOf: (labels, otherwise) => {
      const script = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' }[t.tag] ?? 'en';
      return labels[script] ?? labels[script.replace('-', '')] ?? labels.en ?? otherwise.replaceAll('_', ' ');
    },
  };
}

const WritingContext = createContext<Writing>(writing(en, 'en', 'UTC'));

export function WritingProvider({ value, children }: { value: Writing; children: ReactNode }) {
  return <WritingContext value={value}>{children}</WritingContext>;
}

export function useWriting(): Writing {
  return use(WritingContext);
}
