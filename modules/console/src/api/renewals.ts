import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import { api, body, whole } from './client';
import { MINUTE, PAGE } from './spans';

export type RenewalFilter = NonNullable<paths['/renewals']['get']['parameters']['query']>;

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

export const reasons = queryOptions({
  queryKey: ['renewals', 'reasons'],
  queryFn: async () => (await body(api.GET('/renewals/reasons'))).items,
  staleTime: 10 * MINUTE,
});

/** The sums of the renewals that match a filter, in groups. */
export const renewalSums = (groupBy: 'category' | 'stage' | 'month', { sort: _, ...filter }: RenewalFilter) =>
  queryOptions({
    queryKey: ['renewals', 'sums', groupBy, filter],
    queryFn: async () =>
      (await body(api.GET('/renewals/summary', { params: { query: { ...filter, groupBy } } }))).items,
  });
