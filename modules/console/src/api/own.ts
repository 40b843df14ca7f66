import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { again, api, body, type Schemas, whole } from './client';
import { MINUTE, PAGE } from './spans';

export const SESSION = ['session'];

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

/** Whom the caller can name as an owner, as the server decides it. */
export const ownersOf = (owned: 'work' | 'accounts') =>
  queryOptions({
    queryKey: ['members', 'owners', owned],
    queryFn: async () =>
      (await body(api.GET('/members', { params: { query: { canOwn: [owned], limit: PAGE } } }))).items,
    staleTime: 10 * MINUTE,
  });

export const teams = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => (await body(api.GET('/teams', { params: { query: { limit: PAGE } } }))).items,
  staleTime: 10 * MINUTE,
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

export const organisation = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => body(api.GET('/organisation')),
  staleTime: 10 * MINUTE,
});
