import type { Schemas } from '../../api/client';
import type { Wave } from '../../api/surveys';
import { dayOf, instantOf, plusDays } from '../../text/days';
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
      roles: (values.roles ?? '').split(' ').filter((one) => one !== ''),
      ...(accountIds ? { accountIds } : {}),
    },
    quotas: quotasOf(values.quotas),
    remind: values.remind !== 'no',
    ...(sample === '' ? {} : { sample: Number(sample) }),
  };
}

/** Returns the last day on which a wave can be answered, which may end with it. */
export function lastDay(closesAt: string, zone: string): string {
  const day = dayOf(closesAt, zone);
  const begins = instantOf(`${day}T00:00`, zone);
  return begins.slice(0, 19) === closesAt.slice(0, 19) ? plusDays(day, -1) : day;
}

/** Returns what a form shows of a draft. Its customers by id stay, unless a view is chosen. */
export function valuesOf(wave: Wave, zone: string): Values {
  const { segments = [], tiers = [], roles = [] } = wave.audience;
  return {
    name: wave.name,
    closesAt: lastDay(wave.closesAt, zone),
    segments: segments.join(', '),
    tiers: tiers.join(', '),
    roles: roles.join(' '),
    sample: wave.sample === null ? '' : String(wave.sample),
    quotas: Object.entries(wave.quotas)
      .map(([tier, most]) => `${tier} ${most}`)
      .join(', '),
    remind: wave.remind ? 'yes' : 'no',
  };
}

/** Returns the patch that makes a draft what was written: what is not written any more is cleared. */
export function patchOf(wave: Wave, written: Schemas['WaveBody']): Schemas['WavePatch'] {
  const gone = Object.keys(wave.quotas).filter((tier) => !(tier in (written.quotas ?? {})));
  return {
    ...written,
    sample: written.sample ?? null,
    quotas: { ...written.quotas, ...Object.fromEntries(gone.map((tier) => [tier, null])) },
  };
}
