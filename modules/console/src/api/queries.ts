import { infiniteQueryOptions, keepPreviousData, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import { again, api, body, Refused, type Schemas, whole } from './client';

export type AccountFilter = NonNullable<paths['/accounts']['get']['parameters']['query']>;
export type RenewalFilter = NonNullable<paths['/renewals']['get']['parameters']['query']>;

/** A page of a list has this many rows, the most that the API gives. */
const PAGE = 200;
const MINUTE = 60_000;

const SESSION = ['session'];

/** Makes the cache of what was read. When a session has ended, `onEnd` is told, and the pages keep what they show. */
export function makeQueries(onEnd: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof Refused && error.status === 401 && query.queryKey[0] !== SESSION[0]) onEnd();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: MINUTE / 2,
        gcTime: 30 * MINUTE,
        retry: (count, error) => count < 3 && error instanceof Refused && isPassing(error.status),
        retryDelay: (count, error) =>
          1000 * (error instanceof Refused && error.retryAfter ? error.retryAfter : 2 ** count),
      },
    },
  });
}

function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status === 503;
}

export const session = queryOptions({
  queryKey: SESSION,
  queryFn: () => body(api.GET('/session')),
  staleTime: 5 * MINUTE,
  refetchInterval: 10 * MINUTE,
});

export type Whose = 'me' | 'team';

export const home = (of: Whose) =>
  queryOptions({
    queryKey: ['home', of],
    queryFn: () => body(api.GET('/home', { params: { query: { of } } })),
    refetchInterval: MINUTE,
  });

export const members = queryOptions({
  queryKey: ['members'],
  queryFn: async () => (await body(api.GET('/members', { params: { query: { limit: PAGE } } }))).items,
  staleTime: 10 * MINUTE,
});

export const accounts = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/accounts', {
          params: {
            query: { ...filter, limit: PAGE, count: pageParam === '', ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const account = (id: string) =>
  queryOptions({
    queryKey: ['account', id],
    queryFn: () => whole(api.GET('/accounts/{id}', { params: { path: { id } } })),
  });

const UNREAD = ['notices', 'unread'];
type Unread = { data: Schemas['UnreadNotices']; tag: string };

/** How many notices the member has not read, asked again each minute while the page is in sight. */
export const unread = queryOptions({
  queryKey: UNREAD,
  queryFn: ({ client }) =>
    again(client.getQueryData<Unread>(UNREAD), (headers) => api.GET('/notices/unread', { headers })),
  refetchInterval: MINUTE,
  staleTime: MINUTE / 2,
});

/** @param latest the time of the latest notice, so that the list is read again when there is a newer one */
export const notices = (onlyUnread: boolean, latest: string | null) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', onlyUnread, latest],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/notices', {
          params: {
            query: { limit: 50, ...(onlyUnread ? { unread: true } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const views = (page: string) =>
  queryOptions({
    queryKey: ['views', page],
    queryFn: async () => (await body(api.GET('/views', { params: { query: { page: [page], limit: PAGE } } }))).items,
    staleTime: MINUTE,
  });

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: () => whole(api.GET('/members/me')),
});

export const preferences = queryOptions({
  queryKey: ['me', 'preferences'],
  queryFn: () => whole(api.GET('/members/me/preferences')),
  staleTime: 10 * MINUTE,
});

export const ownSessions = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async () => (await body(api.GET('/members/me/sessions'))).items,
});

const MOST_HITS = 12;

/** The records that match a text. A new text aborts the request for the one before. */
export const search = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/search', { params: { query: { q: text, limit: MOST_HITS } }, signal }))).items,
    gcTime: MINUTE,
  });

export const health = (id: string) =>
  queryOptions({
    queryKey: ['account', id, 'health'],
    queryFn: () => body(api.GET('/accounts/{id}/health', { params: { path: { id } } })),
  });

export const explanation = (id: string, from: string) =>
  queryOptions({
    queryKey: ['account', id, 'explanation', from],
    queryFn: () => body(api.GET('/accounts/{id}/health/explanation', { params: { path: { id }, query: { from } } })),
  });

export const history = (id: string, from: string) =>
  queryOptions({
    queryKey: ['account', id, 'history', from],
    queryFn: () => body(api.GET('/accounts/{id}/health/history', { params: { path: { id }, query: { from } } })),
  });

const ofAccount = (id: string) => ({ params: { query: { accountId: [id], limit: PAGE } } });

export const contacts = (id: string) =>
  queryOptions({
    queryKey: ['account', id, 'contacts'],
    queryFn: async () => (await body(api.GET('/contacts', ofAccount(id)))).items,
  });

export const contracts = (id: string) =>
  queryOptions({
    queryKey: ['account', id, 'contracts'],
    queryFn: async () => (await body(api.GET('/contracts', ofAccount(id)))).items,
  });

export const leads = (id: string) =>
  queryOptions({
    queryKey: ['account', id, 'leads'],
    queryFn: async () => (await body(api.GET('/expansions', ofAccount(id)))).items,
  });

export const renewalsOf = (id: string) =>
  queryOptions({
    queryKey: ['renewals', 'of', id],
    queryFn: async () => (await body(api.GET('/renewals', ofAccount(id)))).items,
  });

export const notes = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['account', id, 'notes'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/accounts/{id}/notes', {
          params: { path: { id }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const timeline = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['account', id, 'timeline'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/accounts/{id}/timeline', {
          params: { path: { id }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const usage = (id: string, metric: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['account', id, 'usage', metric, from],
    queryFn: async () =>
      (
        await body(
          api.GET('/accounts/{id}/usage', { params: { path: { id }, query: { metric, from, to, by: 'week' } } }),
        )
      ).items,
  });

export const renewals = (filter: RenewalFilter) =>
  infiniteQueryOptions({
    queryKey: ['renewals', 'list', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/renewals', {
          params: {
            query: { ...filter, limit: PAGE, count: pageParam === '', ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const renewal = (id: string) =>
  queryOptions({
    queryKey: ['renewals', 'one', id],
    queryFn: () => whole(api.GET('/renewals/{id}', { params: { path: { id } } })),
  });

export const calls = (id: string) =>
  queryOptions({
    queryKey: ['renewals', 'calls', id],
    queryFn: async () => (await body(api.GET('/renewals/{id}/calls', { params: { path: { id } } }))).items,
  });

export const organisation = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => body(api.GET('/organisation')),
  staleTime: 10 * MINUTE,
});

export const reasons = queryOptions({
  queryKey: ['renewals', 'reasons'],
  queryFn: async () => (await body(api.GET('/renewals/reasons'))).items,
  staleTime: 10 * MINUTE,
});

/** The accounts with the lowest scores among those that renew in a span of days; of one owner, or of everybody in sight. */
export const atRisk = (from: string, until: string, most: number, owner: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'at-risk', from, until, most, owner],
    queryFn: async () =>
      (
        await body(
          api.GET('/accounts', {
            params: {
              query: {
                sort: 'score',
                renewsFrom: from,
                renewsUntil: until,
                scoreUntil: 10_000,
                limit: most,
                ...(owner ? { ownerId: [owner] } : {}),
              },
            },
          }),
        )
      ).items,
  });

export type FacetField = NonNullable<
  NonNullable<paths['/accounts/facets']['get']['parameters']['query']>['fields']
>[number];

/** The values of one field among the accounts that match a filter, with their numbers. */
export const facet = (field: FacetField, { sort: _, ...filter }: AccountFilter) =>
  queryOptions({
    queryKey: ['accounts', 'facet', field, filter],
    queryFn: async () => {
      const query = { ...filter, fields: [field] };
      const { items } = await body(api.GET('/accounts/facets', { params: { query } }));
      return items.find((item) => item.field === field)?.values ?? [];
    },
  });

/** The sums of the renewals that match a filter, in groups. */
export const renewalSums = (groupBy: 'category' | 'stage' | 'month', { sort: _, ...filter }: RenewalFilter) =>
  queryOptions({
    queryKey: ['renewals', 'sums', groupBy, filter],
    queryFn: async () =>
      (await body(api.GET('/renewals/summary', { params: { query: { ...filter, groupBy } } }))).items,
  });
