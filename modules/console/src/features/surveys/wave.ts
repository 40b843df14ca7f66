import type { Schemas } from '../../api/client';
import { instantOf, plusDays } from '../../text/days';
import type { Values } from '../../ui/form';

/** As the API takes them. */
export const MOST_ACCOUNTS = 5_000;

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Returns the most contacts by tier of a text such as "gold 40, silver 20". What has no number is left out. */
export function quotasOf(text: string | undefined): Record<string, number> {
  return Object.fromEntries(
    listOf(text).flatMap((one) => {
      const [, tier, most] = /^(.+?)[\s:：=]+(\d{1,6})$/.exec(one) ?? [];
      return tier === undefined ? [] : [[tier, Number(most)]];
    }),
  );
}

/**
 * Returns a wave to send. It closes at the end of the day.
 *
 * @param zone of the person who writes it
 * @param accountIds of the view that was chosen
 */
export function waveOf(surveyId: string, values: Values, zone: string, accountIds?: string[]): Schemas['WaveBody'] {
  const sample = (values.sample ?? '').trim();
  return {
    surveyId,
    name: (values.name ?? '').trim(),
    closesAt: instantOf(`${plusDays(values.closesAt ?? '', 1)}T00:00`, zone),
    audience: {
      segments: listOf(values.segments),
      tiers: listOf(values.tiers),
      roles: listOf(values.roles),
      ...(accountIds ? { accountIds } : {}),
    },
    quotas: quotasOf(values.quotas),
    ...(sample === '' ? {} : { sample: Number(sample) }),
  };
}
