import type { AccountFilter } from '../api/accounts';
import { plusDays } from '../text/days';
import { many, one, present, type Search } from './search';

export type AccountsSearch = ReturnType<typeof accountsSearch>;

/** The filters of the list, named as in the API, and `within`: the days until the renewal, so that a link stays true tomorrow. */
export function accountsSearch(search: Search) {
  return present({
    band: many(search.band),
    lifecycleStage: many(search.lifecycleStage),
    ownerId: many(search.ownerId),
    tier: many(search.tier),
    segment: many(search.segment),
    industry: many(search.industry),
    country: many(search.country),
    tag: many(search.tag),
    without: many(search.without),
    arrFrom: one(search.arrFrom),
    arrUntil: one(search.arrUntil),
    within: one(search.within),
    trendUntil: one(search.trendUntil),
    sort: one(search.sort),
    open: one(search.open),
  });
}

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** Returns the filter of the API for the filter in the address. */
export function filterOf(
  { within, trendUntil, arrFrom, arrUntil, sort, open: _, ...same }: AccountsSearch,
  today: string,
): AccountFilter {
  return {
    ...present(same),
    sort: (sort ?? 'name') as NonNullable<AccountFilter['sort']>,
    ...present({
      renewsFrom: within ? today : undefined,
      renewsUntil: within ? plusDays(today, Number(within) + 1) : undefined,
      trendUntil: numberOf(trendUntil),
      arrFrom: numberOf(arrFrom),
      arrUntil: numberOf(arrUntil),
    }),
  } as AccountFilter;
}
