import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { accounts as accountsQuery, members } from '../../api/queries';
import type { AccountsSearch } from '../../app/router';
import { present, writeSearch } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { plusDays } from '../../text/days';
import { Grid } from '../../ui/grid';
import { Page } from '../../ui/page';
import { panelStyles } from '../../ui/panel';
import { Blank, Button, Failed, Skeleton } from '../../ui/parts';
import css from './accounts.module.css';
import { columnsOf } from './columns';
import { Filters } from './filters';
import { Preview } from './preview';

const route = getRouteApi('/accounts');

/** Returns the filter of the API for the filter in the address. */
function filterOf({ within, trendUntil, sort, open: _, ...same }: AccountsSearch, today: string) {
  return {
    ...same,
    sort: (sort ?? 'name') as 'name',
    ...present({
      renewsFrom: within ? today : undefined,
      renewsUntil: within ? plusDays(today, Number(within) + 1) : undefined,
      trendUntil: trendUntil ? Number(trendUntil) : undefined,
    }),
  } as Parameters<typeof accountsQuery>[0];
}

export default function Accounts() {
  const writing = useWriting();
  const { t, number } = writing;
  const session = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(accountsQuery(filterOf(search, session.today)));
  const { data: people } = useQuery({ ...members, enabled: session.may('members:read') });
  const owner = useCallback((id: string) => people?.find((member) => member.id === id)?.name ?? '…', [people]);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useMemo(() => columnsOf({ writing, today: session.today, owner }), [writing, session.today, owner]);
  const count = list.data?.pages[0]?.count ?? undefined;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const filtered = Object.keys(search).some((name) => name !== 'sort' && name !== 'open');
  const { open: openId, ...place } = search;
  const peek = (open: string | undefined) =>
    void navigate({ search: present({ ...place, open }), replace: openId !== undefined });
  const close = useCallback(() => void navigate({ search: ({ open: _, ...rest }) => rest }), [navigate]);
  const clear = () => void navigate({ search: present({ sort: search.sort }) });
  return (
    <Page title={t.accounts.title} lead={count === undefined ? undefined : t.accounts.count(number(count))} fill>
      <Filters
        search={search}
        people={people ?? []}
        onChange={(search) => void navigate({ search: present(search), replace: true })}
        onClear={filtered ? clear : undefined}
      />
      <div className={panelStyles.beside}>
        {list.isPending && <Waiting />}
        {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
        {list.data && rows.length === 0 && (
          <Blank title={filtered ? t.empty.filtered : t.empty.none}>
            {filtered && <Button onClick={clear}>{t.empty.clear}</Button>}
          </Blank>
        )}
        {rows.length > 0 && (
          <div className={css.list}>
            <Grid
              key={writeSearch(place)}
              placeKey={`accounts${writeSearch(place)}`}
              label={t.accounts.title}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              count={count}
              sort={search.sort ?? 'name'}
              onSort={(sort) => void navigate({ search: (before) => ({ ...before, sort }), replace: true })}
              onOpen={(row) => void navigate({ to: '/accounts/$id/{-$tab}', params: { id: row.id } })}
              onPeek={(row) => peek(row.id)}
              openKey={openId}
              onEnd={more}
            />
          </div>
        )}
        {openId && <Preview key={openId} id={openId} onClose={close} />}
      </div>
    </Page>
  );
}

function Waiting() {
  return (
    <div className={css.waiting}>
      {Array.from({ length: 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={index} height="1.25rem" width={`${90 - ((index * 7) % 30)}%`} />
      ))}
    </div>
  );
}
