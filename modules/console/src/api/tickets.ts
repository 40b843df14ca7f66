import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import { api, body, Refused, type Schemas, whole } from './client';
import type { Read } from './saving';
import { MINUTE, PAGE } from './spans';

export type Ticket = Schemas['TicketView'];
/** Returns true if a member has it whom the reader does not see: to the people of a vendor, ours are the support team. */
export const isOurs = (ticket: Ticket): boolean => ticket.redacted?.includes('/assigneeId') ?? false;

/** Returns true if somebody could take it now. */
export const isFree = (ticket: Ticket): boolean => ticket.assigneeId === null && !isOurs(ticket) && isUnsolved(ticket);

export type TicketFilter = NonNullable<paths['/tickets']['get']['parameters']['query']>;

/** The states in which somebody still has to do something. */
export const UNSOLVED = ['new', 'open', 'pending', 'on_hold'] as const;

export const isUnsolved = (ticket: Ticket): boolean => UNSOLVED.some((state) => state === ticket.state);

/** Tickets that match a filter, read again each minute: others work on them too. */
export const tickets = (filter: TicketFilter) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'list', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/tickets', {
          params: {
            query: { ...filter, limit: PAGE, count: pageParam === '', ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: MINUTE,
  });

/** The first tickets that match a filter, for a part of a page. */
export const firstTickets = (filter: TicketFilter) =>
  queryOptions({
    queryKey: ['tickets', 'first', filter],
    queryFn: async () => (await body(api.GET('/tickets', { params: { query: filter } }))).items,
    refetchInterval: MINUTE,
  });

type Facet = Schemas['TicketFacet']['field'];

/** How many tickets match a filter, by the values of some fields. */
export const ticketFacets = ({ sort: _, ...filter }: TicketFilter, fields: Facet[]) =>
  queryOptions({
    queryKey: ['tickets', 'facets', fields, filter],
    queryFn: () =>
      body(
        api.GET('/tickets/facets', { params: { query: { ...filter, fields: fields as NonNullable<FacetFields> } } }),
      ),
    refetchInterval: MINUTE,
  });
type FacetFields = NonNullable<paths['/tickets/facets']['get']['parameters']['query']>['fields'];

/** The mail about a ticket that could not be delivered. */
export const failedMail = (id: string) =>
  queryOptions({
    queryKey: ['tickets', id, 'failed-mail'],
    queryFn: async () =>
      (await body(api.GET('/mail', { params: { query: { recordId: [id], state: ['failed'] } } }))).items,
    refetchInterval: MINUTE,
  });

export const queues = queryOptions({
  queryKey: ['queues'],
  queryFn: async () => (await body(api.GET('/queues', { params: { query: { limit: PAGE } } }))).items,
  staleTime: 10 * MINUTE,
});

export type Action = Schemas['TicketActions']['actions'][number];

/** What the reader may do with a ticket, and if there is a handover to read. */
export const ticketActions = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'actions', id],
    queryFn: () => body(api.GET('/tickets/{id}/actions', { params: { path: { id } } })),
  });

const SETTLED_MS = 1500;

/** Reads tickets again: at once, and a moment later, because clocks follow what happened to a ticket after it has happened. */
export function readTicketsAgain(queries: QueryClient): Promise<void> {
  const read = () => queries.invalidateQueries({ queryKey: ['tickets'] });
  setTimeout(() => void read(), SETTLED_MS);
  return read();
}

export const readTicket = (id: string): Promise<Read<Ticket>> =>
  whole(api.GET('/tickets/{id}', { params: { path: { id } } }));

export const ticket = (id: string) =>
  queryOptions({ queryKey: ['tickets', 'one', id], queryFn: () => readTicket(id), refetchInterval: MINUTE });

/** The conversation of a ticket, the latest message first. */
export const messages = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'messages', id],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/messages', {
          params: {
            query: { ticketId: [id], sort: '-sentAt', limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: MINUTE,
  });

export const clocks = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'clocks', id],
    queryFn: async () => (await body(api.GET('/tickets/{id}/clocks', { params: { path: { id } } }))).items,
    refetchInterval: MINUTE,
  });

export type MissedClock = Schemas['MissedClockView'];

/** The promises that were missed, the latest first: those that count, or those that are excused. */
export const missedClocks = (excused: boolean) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'missed', excused],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/missed-clocks', {
          params: {
            query: { excused, limit: PAGE, count: pageParam === '', ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const clockExplanation = (id: string, clockId: string) =>
  queryOptions({
    queryKey: ['tickets', 'explanation', id, clockId],
    queryFn: () => body(api.GET('/tickets/{id}/clocks/{clockId}/explanation', { params: { path: { id, clockId } } })),
    refetchInterval: MINUTE,
  });

/** The last handover of a ticket to a vendor; null if there was none. */
export const handover = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'handover', id],
    queryFn: () =>
      body(api.GET('/tickets/{id}/handover', { params: { path: { id } } })).catch((error) => {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      }),
    refetchInterval: MINUTE,
  });

/** The vendors to which a ticket can be handed over now. */
export const handoverChoices = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'handover', id, 'choices'],
    queryFn: async () => (await body(api.GET('/tickets/{id}/handover/choices', { params: { path: { id } } }))).items,
  });

/** Who may give a ticket to a colleague may hand it over to a vendor, without a right to read vendors. */
export const mayHandOver = (ticket: Ticket, may: (permission: string) => boolean, isOutside: boolean) =>
  may('tickets:assign') && !isOutside && isUnsolved(ticket);

export const possession = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'possession', id],
    queryFn: () => body(api.GET('/tickets/{id}/possession', { params: { path: { id } } })),
  });

export const ticketStates = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'states', id],
    queryFn: async () => (await body(api.GET('/tickets/{id}/states', { params: { path: { id } } }))).items,
  });

export const ticketLinks = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'links', id],
    queryFn: async () => (await body(api.GET('/tickets/{id}/links', { params: { path: { id } } }))).items,
  });

export const ticketWatchers = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'watchers', id],
    queryFn: async () => (await body(api.GET('/tickets/{id}/watchers', { params: { path: { id } } }))).items,
  });

/** Who has a ticket open now, asked twice in the time for which somebody is believed to have it open. */
export const ticketPresence = (id: string) =>
  queryOptions({
    queryKey: ['presence', id],
    queryFn: async () => (await body(api.GET('/tickets/{id}/presence', { params: { path: { id } } }))).items,
    refetchInterval: MINUTE / 2,
  });

/** A file of a message, which never changes. */
export const attachment = (id: string) =>
  queryOptions({
    queryKey: ['attachments', id],
    queryFn: () => body(api.GET('/attachments/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Returns false if an answer has nobody to go to. Vendors do not see who asked. */
export function isHeard({ contactId, requester, redacted }: Ticket): boolean {
  return contactId !== null || !!requester?.email || !!requester?.channelId || !!redacted?.includes('/requester');
}
