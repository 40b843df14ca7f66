import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { accounts as accountsQuery } from '../../api/accounts';
import { present, writeSearch } from '../../app/search';
import { useSession } from '../../app/session';
import { Views } from '../../app/views';
import { useWriting } from '../../text';
import { Grid } from '../../ui/grid';
import { shownOf } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { panelStyles } from '../../ui/panel';
import { Blank, Button, Failed, Skeleton } from '../../ui/parts';
import { useSelection } from '../../ui/selection';
import css from './accounts.module.css';
import { AccountBulk } from './bulk';
import { columnsOf } from './columns';
import { filterOf } from './filter';
import { Filters } from './filters';
import { Preview } from './preview';

const route = getRouteApi('/accounts');

export default function Accounts() {
  const writing = useWriting();
  const { t, number } = writing;
  const session = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(accountsQuery(filterOf(search, session.today)));
  const data = shownOf(list);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const columns = useMemo(() => columnsOf(writing, session.today), [writing, session.today]);
  const count = data?.pages[0]?.count ?? undefined;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const filtered = Object.keys(search).some((name) => name !== 'sort' && name !== 'open');
  const { open: openId, ...place } = search;
  const query = writeSearch(place).slice(1);
  const selection = useSelection(query);
  const peek = (open: string | undefined) =>
    void navigate({ search: present({ ...place, open }), replace: openId !== undefined });
  const close = useCallback(() => void navigate({ search: ({ open: _, ...rest }) => rest }), [navigate]);
  const canWrite = session.may('accounts:write');
  const clear = () => void navigate({ search: present({ sort: search.sort }) });
  return (
    <Page
      title={t.accounts.title}
      lead={count === undefined ? undefined : t.accounts.count(number(count))}
      fill
      actions={<Views page="accounts" query={query} />}
    >
      <Filters
        search={search}
        onChange={(search) => void navigate({ search: present(search), replace: true })}
        onClear={filtered ? clear : undefined}
      />
      <div className={panelStyles.beside}>
        {list.isPending && <Waiting />}
        {list.isError && !data && <Failed error={list.error} retry={() => void list.refetch()} />}
        {data && rows.length === 0 && (
          <Blank title={filtered ? t.empty.filtered : t.empty.none}>
            {filtered && <Button onClick={clear}>{t.empty.clear}</Button>}
          </Blank>
        )}
        {rows.length > 0 && (
          <div className={css.list}>
            <Grid
              key={query}
              placeKey={`accounts?${query}`}
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
              selection={canWrite ? selection : undefined}
              nameOf={(row) => row.name}
            />
            {canWrite && <AccountBulk selection={selection} rows={rows} count={count} />}
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
