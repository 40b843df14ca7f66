import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from './client';
import { PAGE } from './spans';

export type Member = Schemas['MemberView'];
export type Team = Schemas['TeamView'];
export type Role = Schemas['RoleView'];
export type Vendor = Schemas['VendorView'];
export type Grant = Schemas['GrantView'];

type Page<T> = { items: T[]; nextCursor: string | null };

/** Returns the items of all pages. People, teams and vendors are few. */
async function all<T>(page: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = '';
  while (next !== null) {
    const got: Page<T> = await page(next === '' ? {} : { cursor: next });
    items.push(...got.items);
    next = got.nextCursor;
  }
  return items;
}

/** Everybody, also who cannot log in any more. */
export const everybody = queryOptions({
  queryKey: ['people', 'members'],
  queryFn: () =>
    all((cursor) =>
      body(
        api.GET('/members', {
          params: { query: { ...cursor, status: ['active', 'invited', 'suspended'], limit: PAGE } },
        }),
      ),
    ),
});

export const teams = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: () => all((cursor) => body(api.GET('/teams', { params: { query: { ...cursor, limit: PAGE } } }))),
});

export const roles = queryOptions({
  queryKey: ['people', 'roles'],
  queryFn: async () => (await body(api.GET('/roles'))).items,
});

export const vendors = queryOptions({
  queryKey: ['people', 'vendors'],
  queryFn: () => all((cursor) => body(api.GET('/vendors', { params: { query: { ...cursor, limit: PAGE } } }))),
});

const at = (id: string) => ({ params: { path: { id } } });

export const vendor = (id: string) =>
  queryOptions({ queryKey: ['people', 'vendors', id], queryFn: () => body(api.GET('/vendors/{id}', at(id))) });

export const vendorMembers = (id: string) =>
  queryOptions({
    queryKey: ['people', 'vendors', id, 'members'],
    queryFn: async () => (await body(api.GET('/vendors/{id}/members', at(id)))).items,
  });

/** When a member works, and what the member knows. */
export const workingTime = (id: string) =>
  queryOptions({
    queryKey: ['people', 'hours', id],
    queryFn: () => body(api.GET('/members/{id}/working-time', at(id))),
  });

/** Whether whoever looks takes work now. */
export const ownStatus = queryOptions({
  queryKey: ['people', 'status'],
  queryFn: () => body(api.GET('/members/me/status')),
});

export const absences = (id: string) =>
  queryOptions({
    queryKey: ['people', 'absences', id],
    queryFn: async () => (await body(api.GET('/members/{id}/absences', at(id)))).items,
  });

export const grants = (id: string) =>
  queryOptions({
    queryKey: ['people', 'vendors', id, 'grants'],
    queryFn: async () => (await body(api.GET('/vendors/{id}/grants', at(id)))).items,
  });

/** What a vendor did in a period. */
export const scorecard = (id: string, from: string, until: string) =>
  queryOptions({
    queryKey: ['people', 'vendors', id, 'scorecard', from],
    queryFn: () => body(api.GET('/vendors/{id}/scorecard', { params: { path: { id }, query: { from, until } } })),
  });

export type Figures = Schemas['MemberFigures'];
type Period = { from: string; until: string };

/** What whoever looks did in a period. */
export const ownFigures = (period: Period) =>
  queryOptions({
    queryKey: ['tickets', 'figures', period.from],
    queryFn: () => body(api.GET('/members/me/figures', { params: { query: period } })),
  });

/** What each of the people of a vendor did in a period. */
export const vendorFigures = (id: string, period: Period) =>
  queryOptions({
    queryKey: ['people', 'vendors', id, 'figures', period.from],
    queryFn: async () =>
      (await body(api.GET('/vendors/{id}/figures', { params: { path: { id }, query: period } }))).items,
  });

/** Reads people, teams, roles and vendors again, and the names of members that other pages show. */
export async function readPeopleAgain(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['people'] }),
    queries.invalidateQueries({ queryKey: ['members'] }),
  ]);
}

/** Returns the headers of a change of what was shown. */
export const of = ({ version }: { version: number }) => ({ 'If-Match': `"${version}"` });
