import { type TicketFilter, UNSOLVED } from '../../api/tickets';
import type { TicketsSearch } from '../../app/router';
import { present } from '../../app/search';

/** Stands for whoever looks at the list. */
export const ME = 'me';

/** Returns the filter of the API for the filter in the address. Without a state, only tickets that are not solved are meant. */
export function filterOf(
  { accountId, match, assigneeId, state, sort, ...same }: TicketsSearch,
  me: string,
): TicketFilter {
  return {
    ...same,
    ...present({
      accountId: accountId ? [accountId] : undefined,
      match: match ? [match] : undefined,
      assigneeId: assigneeId?.map((one) => (one === ME ? me : one)),
      state: state ?? [...UNSOLVED],
    }),
    sort: sort ?? 'nextDueAt',
  } as TicketFilter;
}

/** The parts of the work: each is a list of its own, with the filters that make it. */
export type Part = { name: 'allOpen' | 'mine' | 'unassigned' | 'unmatched'; search: TicketsSearch };

export const PARTS: Part[] = [
  { name: 'mine', search: { assigneeId: [ME] } },
  { name: 'unassigned', search: { without: ['assignee'] } },
  { name: 'unmatched', search: { match: 'unmatched' } },
  { name: 'allOpen', search: {} },
];

/** Returns true if the address shows this part, whatever else narrows it. */
export function isIn(search: TicketsSearch, part: TicketsSearch): boolean {
  const keyOf = ({ queueId, assigneeId, without, match }: TicketsSearch) =>
    JSON.stringify([queueId ?? [], assigneeId ?? [], without ?? [], match ?? '']);
  return keyOf(search) === keyOf(part);
}
