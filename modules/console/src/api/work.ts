import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import { api, body, type Schemas, whole } from './client';
import { MINUTE, PAGE } from './spans';

export type WorkEntry = Schemas['WorkEntry'];
export type Task = Schemas['TaskView'];
export type Rule = Schemas['FollowUpRuleView'];
export type WorkFilter = NonNullable<paths['/work']['get']['parameters']['query']>;

/** What waits for somebody, in one order, read again each minute. */
export const work = (filter: WorkFilter) =>
  infiniteQueryOptions({
    queryKey: ['work', 'list', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/work', {
          params: {
            query: { ...filter, limit: 100, count: pageParam === '', ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: MINUTE,
  });

/** The first of one's own work, for a part of a page. */
export const firstWork = (limit: number) =>
  queryOptions({
    queryKey: ['work', 'first', limit],
    queryFn: () => body(api.GET('/work', { params: { query: { limit, count: true } } })),
    refetchInterval: MINUTE,
  });

/** The tasks of an account in all states, what is late first. */
export const tasksOf = (accountId: string) =>
  queryOptions({
    queryKey: ['work', 'tasks', accountId],
    queryFn: async () =>
      (await body(api.GET('/tasks', { params: { query: { accountId: [accountId], limit: PAGE } } }))).items,
  });

/** The tasks that were put off and have not come back yet. */
export const putOff = (whose: 'me' | 'team' | 'all') =>
  queryOptions({
    queryKey: ['work', 'put off', whose],
    queryFn: async () =>
      (
        await body(
          api.GET('/tasks', {
            params: {
              query: { state: ['open'], snoozed: true, limit: PAGE, ...(whose === 'all' ? {} : { whose: [whose] }) },
            },
          }),
        )
      ).items,
  });

export const task = (id: string) =>
  queryOptions({
    queryKey: ['work', 'task', id],
    queryFn: () => whole(api.GET('/tasks/{id}', { params: { path: { id } } })),
  });

/** The rules of following up. */
export const rules = queryOptions({
  queryKey: ['rules'],
  queryFn: async () => (await body(api.GET('/follow-up-rules', { params: { query: { limit: PAGE } } }))).items,
});

/** Reads all lists of work again. */
export function readWorkAgain(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['work'] });
}

/** Moves a task, and returns how that is undone. */
export const moves = {
  done: {
    set: (id: string) => body(api.PUT('/tasks/{id}/completion', { params: { path: { id } }, body: {} })),
    undo: (id: string) => body(api.DELETE('/tasks/{id}/completion', { params: { path: { id } } })),
  },
  drop: {
    set: (id: string, reason: string) =>
      body(api.PUT('/tasks/{id}/dropping', { params: { path: { id } }, body: { reason } })),
    undo: (id: string) => body(api.DELETE('/tasks/{id}/dropping', { params: { path: { id } } })),
  },
  snooze: {
    set: (id: string, until: string) =>
      body(api.PUT('/tasks/{id}/snooze', { params: { path: { id } }, body: { until } })),
    undo: (id: string) => body(api.DELETE('/tasks/{id}/snooze', { params: { path: { id } } })),
  },
};
