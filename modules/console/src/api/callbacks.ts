import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import { api, body, type Schemas, whole } from './client';
import { MINUTE, PAGE } from './spans';

export type Callback = Schemas['CallbackView'];
export type CallbackFilter = NonNullable<paths['/callbacks']['get']['parameters']['query']>;

/** Callbacks that match a filter, in the order of their times, read again each minute: others work on them too. */
export const callbacks = (filter: CallbackFilter) =>
  queryOptions({
    queryKey: ['callbacks', 'list', filter],
    queryFn: async () => (await body(api.GET('/callbacks', { params: { query: { ...filter, limit: PAGE } } }))).items,
    refetchInterval: MINUTE,
  });

/** Whose callbacks: a member's, those of a team and of its members, or everybody's. */
export type Whose = { memberId?: string; teamId?: string; memberIds?: string[] };

const MOST_PAGES = 5;

async function pages(filter: CallbackFilter): Promise<{ rows: Callback[]; more: boolean }> {
  const rows: Callback[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: CallbackFilter = { ...filter, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const read = await body(api.GET('/callbacks', { params: { query } }));
    rows.push(...read.items);
    cursor = read.nextCursor;
    if (cursor === null) return { rows, more: false };
  }
  return { rows, more: true };
}

/** All callbacks of a stretch of time, as far as they are not more than a thousand, in the order of their times. */
export const calendar = (from: string, until: string, { memberId, teamId, memberIds }: Whose) =>
  queryOptions({
    queryKey: ['callbacks', 'calendar', from, until, memberId, teamId, memberIds],
    queryFn: async () => {
      const time = { from, until } as CallbackFilter;
      if (!teamId) return pages(memberId ? { ...time, ownerId: [memberId] } : time);
      const read = await Promise.all([
        pages({ ...time, teamId: [teamId] }),
        memberIds?.length ? pages({ ...time, ownerId: memberIds.slice(0, MOST_OWNERS) }) : { rows: [], more: false },
      ]);
      const all = new Map(read.flatMap((one) => one.rows).map((row) => [row.id, row]));
      return {
        rows: [...all.values()].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
        more: read.some((one) => one.more) || (memberIds?.length ?? 0) > MOST_OWNERS,
      };
    },
    refetchInterval: MINUTE,
  });

/** The list takes so many members at once. */
const MOST_OWNERS = 50;

/** How much time members have on some days, and how much of it is promised. */
export const capacity = (from: string, until: string, { memberId, teamId }: Whose) =>
  queryOptions({
    queryKey: ['callbacks', 'capacity', from, until, memberId, teamId],
    queryFn: async () =>
      (
        await body(
          api.GET('/callback-capacity', {
            params: { query: { from, until, ...(memberId ? { memberId } : {}), ...(teamId ? { teamId } : {}) } },
          }),
        )
      ).items,
    refetchInterval: MINUTE,
  });

export const callback = (id: string) =>
  queryOptions({
    queryKey: ['callbacks', 'one', id],
    queryFn: () => whole(api.GET('/callbacks/{id}', { params: { path: { id } } })),
    refetchInterval: MINUTE,
  });

/** The free time of a member for a contact. */
export const slots = (filter: NonNullable<paths['/slots']['get']['parameters']['query']>) =>
  queryOptions({
    queryKey: ['slots', filter],
    queryFn: () => body(api.GET('/slots', { params: { query: filter } })),
    staleTime: 0,
  });

/** Which part of the promises of a period was kept. */
export const kept = (from: string, until: string, ownerId: string | undefined) =>
  queryOptions({
    queryKey: ['callbacks', 'kept', from, until, ownerId],
    queryFn: () =>
      body(api.GET('/callbacks/kept', { params: { query: { from, until, ...(ownerId ? { ownerId } : {}) } } })),
  });

export const readCallbacksAgain = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['callbacks'] }),
    queries.invalidateQueries({ queryKey: ['slots'] }),
  ]);

export type SeriesBody = Schemas['CallbackSeriesBody'];

/** What a series would come to; nothing is made. */
export const previewOfSeries = (series: SeriesBody) =>
  queryOptions({
    queryKey: ['callbacks', 'preview', series],
    queryFn: () => body(api.POST('/callback-series/previews', { params: { header: {} }, body: series })),
    retry: false,
    placeholderData: (before) => before,
  });

export type Series = Schemas['CallbackSeriesView'];
export type SeriesFilter = NonNullable<paths['/callback-series']['get']['parameters']['query']>;

/** Series that match a filter, the latest first. */
export const seriesOf = (filter: SeriesFilter) =>
  queryOptions({
    queryKey: ['callbacks', 'series', 'list', filter],
    queryFn: async () =>
      (await body(api.GET('/callback-series', { params: { query: { ...filter, limit: PAGE } } }))).items,
  });

/** The dates that a series still has, also those for which there is no callback yet. */
export const occurrences = (id: string) =>
  queryOptions({
    queryKey: ['callbacks', 'series', 'occurrences', id],
    queryFn: () => body(api.GET('/callback-series/{id}/occurrences', { params: { path: { id } } })),
  });

export type BookingLink = Schemas['BookingLinkView'];
export type BookingFilter = NonNullable<paths['/booking-links']['get']['parameters']['query']>;

/** Booking links that match a filter, the latest first. */
export const bookingLinks = (filter: BookingFilter) =>
  queryOptions({
    queryKey: ['callbacks', 'links', filter],
    queryFn: async () =>
      (await body(api.GET('/booking-links', { params: { query: { ...filter, limit: PAGE } } }))).items,
    refetchInterval: MINUTE,
  });

export const series = (id: string) =>
  queryOptions({
    queryKey: ['callbacks', 'series', id],
    queryFn: () => whole(api.GET('/callback-series/{id}', { params: { path: { id } } })),
  });
