import type { RenewalFilter } from '../../api/renewals';
import type { RenewalsSearch } from '../../app/router';
import { present } from '../../app/search';
import { monthOf } from '../../text/days';

export const UNDECIDED = ['open', 'deferred'];

/** Returns the filter of the API for the filter in the address. Without a state, only undecided renewals are meant. */
export function filterOf({
  view: _view,
  open: _open,
  accountId,
  resolutionAsked,
  state,
  sort,
  ...same
}: RenewalsSearch): RenewalFilter {
  return {
    ...same,
    ...present({
      accountId: accountId ? [accountId] : undefined,
      resolutionAsked: resolutionAsked === 'true' ? true : undefined,
      state: state ?? (accountId ? undefined : UNDECIDED),
    }),
    sort: sort ?? 'dueOn',
  } as RenewalFilter;
}

/** Returns the quarter of a day, such as `2026-Q4`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Returns the quarters around a day, the earliest first. */
export function quartersAround(day: string): string[] {
  return [-1, 0, 1, 2].map((quarters) => quarterOf(monthOf(day, quarters * 3)));
}
