import type { AccountFilter, FacetField } from '../../api/accounts';
import type { AccountsSearch } from '../../app/router';
import { present } from '../../app/search';
import { plusDays } from '../../text/days';

/** The filters with several values that are counted. */
export type FacetName = 'band' | 'lifecycleStage' | 'ownerId' | 'tier' | 'segment' | 'industry' | 'country' | 'tag';

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

/** Returns what changes in the address when values of a field are chosen; without `values`, accounts that have none are meant. */
export function facetChange(param: FacetName, field: FacetField, values: string[] | undefined) {
  return { [param]: values && values.length > 0 ? values : undefined, without: values ? undefined : [field] } as {
    [K in FacetName]?: string[] | undefined;
  } & { without: string[] | undefined };
}
