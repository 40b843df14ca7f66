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
    queryFn: async () => (await body(api.GET('/slots', { params: { query: filter } }))).items,
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
