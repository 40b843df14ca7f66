import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from './client';
import { PAGE } from './spans';

export type Webhook = Schemas['WebhookView'];
export type Delivery = Schemas['WebhookDelivery'];
export type Change = Schemas['ChangeEntry'];
export type Client = Schemas['ClientView'];

/** The kinds of records that can be followed, each with what a reader needs. */
export const FOLLOWED = {
  absence: 'calendars:read',
  account: 'accounts:read',
  answer: 'answers:read',
  callback: 'callbacks:read',
  callback_series: 'callbacks:read',
  contact: 'contacts:read',
  contract: 'contracts:read',
  expansion: 'expansions:read',
  follow_up_rule: 'followups:read',
  grant: 'vendors:read',
  member: 'members:read',
  message: 'messages:read',
  note: 'notes:read',
  outcome: 'health:read',
  queue: 'queues:read',
  renewal: 'renewals:read',
  scorecard: 'scorecards:read',
  survey: 'surveys:read',
  task: 'tasks:read',
  team: 'members:read',
  ticket: 'tickets:read',
  vendor: 'vendors:read',
  wave: 'surveys:read',
} as const;

export type Followed = keyof typeof FOLLOWED;

export const KINDS = Object.keys(FOLLOWED) as Followed[];

/** Webhooks are few: one page has them all. */
export const webhooks = queryOptions({
  queryKey: ['partners', 'webhooks'],
  queryFn: async () => (await body(api.GET('/webhooks', { params: { query: { limit: PAGE } } }))).items,
});

export const webhook = (id: string) =>
  queryOptions({
    queryKey: ['partners', 'webhooks', id],
    queryFn: () => body(api.GET('/webhooks/{id}', { params: { path: { id } } })),
  });

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const deliveries = (id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['partners', 'webhooks', id, 'deliveries', state ?? ''],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/webhooks/{id}/deliveries', {
          params: {
            path: { id },
            query: { ...(state && { state: [state] }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

export const clients = queryOptions({
  queryKey: ['partners', 'clients'],
  queryFn: async () => (await body(api.GET('/clients'))).items,
});

const WAIT_SECONDS = 20;
const LAST = 1_000;

/** Reads the next changes after a cursor, for which the server waits; the last ones without a cursor. */
export function readChanges(after: string | undefined, types: Followed[], signal: AbortSignal) {
  const where = after === undefined ? { last: LAST } : { after, waitSeconds: WAIT_SECONDS };
  return body(
    api.GET('/changes', {
      params: { query: { ...where, ...(types.length > 0 && { types }), limit: LAST } },
      signal,
    }),
  );
}

export const readPartnersAgain = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ['partners'] });
