import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { tickets as ticketsQuery } from '../../api/tickets';
import type { TicketsSearch } from '../../app/router';
import { present, writeSearch } from '../../app/search';
import { useSession } from '../../app/session';
import { Views } from '../../app/views';
import { useWriting } from '../../text';
import { Grid } from '../../ui/grid';
import { shownOf } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { panelStyles } from '../../ui/panel';
import { Blank, Button, Failed, partStyles, Skeleton } from '../../ui/parts';
import { columnsOf } from './columns';
import { filterOf } from './filter';
import { Filters } from './filters';
import { Side } from './side';
import css from './tickets.module.css';

const route = getRouteApi('/tickets');

/** The tickets of a queue, or of several, with the nearest breach first and the clocks that count. */
export default function Tickets() {
  const writing = useWriting();
  const { t, number } = writing;
  const { may, subjectId, isOutside } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(ticketsQuery(filterOf(search, subjectId)));
  const data = shownOf(list);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const mayClaim = may('tickets:assign') && !isOutside;
  const columns = useMemo(() => columnsOf(writing, mayClaim), [writing, mayClaim]);
  const count = data?.pages[0]?.count ?? undefined;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const query = writeSearch(search).slice(1);
  const set = (changed: { [K in keyof TicketsSearch]?: TicketsSearch[K] | undefined }) =>
    void navigate({ search: present({ ...search, ...changed }), replace: true });
  const narrowed = (['state', 'severity', 'type', 'channel', 'product', 'accountId'] as const).some(
    (name) => search[name] !== undefined,
  );
  const clear = () =>
    void navigate({
      search: ({ queueId, assigneeId, match, without }) => present({ queueId, assigneeId, match, without }),
    });
  return (
    <Page
      title={t.tickets.title}
      lead={count === undefined ? undefined : t.tickets.count(number(count))}
      fill
      actions={
        <div className={css.tools}>
          {may('tickets:write') && !isOutside && (
            <Link to="/tickets/new" className={`${partStyles.button} ${partStyles.main} ${css.add}`}>
              {t.tickets.add}
            </Link>
          )}
          {!isOutside && <Views page="tickets" query={query} />}
        </div>
      }
    >
      <Filters search={search} onChange={set} onClear={narrowed ? clear : undefined} />
      <div className={`${panelStyles.beside} ${css.beside}`}>
        <Side search={search} />
        {list.isPending && <Skeleton height="20rem" />}
        {list.isError && !data && <Failed error={list.error} retry={() => void list.refetch()} />}
        {data && rows.length === 0 && (
          <div className={css.list}>
            <Blank title={narrowed ? t.empty.filtered : t.tickets.noneHere}>
              {narrowed && <Button onClick={clear}>{t.empty.clear}</Button>}
            </Blank>
          </div>
        )}
        {rows.length > 0 && (
          <div className={css.list}>
            <Grid
              key={query}
              placeKey={`tickets?${query}`}
              label={t.tickets.title}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              count={count}
              sort={search.sort ?? 'nextDueAt'}
              onSort={(sort) => set({ sort })}
              onOpen={(row) => void navigate({ to: '/tickets/$id', params: { id: row.id } })}
              onEnd={more}
              nameOf={(row) => row.subject}
            />
          </div>
        )}
      </div>
    </Page>
  );
}
