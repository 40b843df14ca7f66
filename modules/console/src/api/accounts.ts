import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import { api, body, whole } from './client';
import { PAGE } from './spans';

export type AccountFilter = NonNullable<paths['/accounts']['get']['parameters']['query']>;

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

export const contact = (id: string) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: () => body(api.GET('/contacts/{id}', { params: { path: { id } } })),
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
