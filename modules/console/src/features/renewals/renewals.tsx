import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { renewalSums, renewals as renewalsQuery } from '../../api/renewals';
import type { RenewalsSearch } from '../../app/router';
import { present, writeSearch } from '../../app/search';
import { useSession } from '../../app/session';
import { Views } from '../../app/views';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { panelStyles } from '../../ui/panel';
import { Blank, Button, Failed, Skeleton } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Board } from './board';
import { Calendar } from './calendar';
import { filterOf } from './filter';
import { Filters } from './filters';
import { RenewalList } from './list';
import { RenewalPanel } from './panel';
import css from './renewals.module.css';
import { Sums } from './sums';

const route = getRouteApi('/renewals');
const VIEWS = ['list', 'board', 'calendar'] as const;

type View = (typeof VIEWS)[number];

/** By what each view sums up. */
const SUMS = { list: 'category', board: 'stage', calendar: 'month' } as const;

/** The renewals that match one filter, as a list, a board or a calendar, with one of them open beside. */
export default function Renewals() {
  const { t, number } = useWriting();
  const { may } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view: View = VIEWS.find((name) => name === search.view) ?? 'list';
  const query = useInfiniteQuery(renewalsQuery(filterOf(search)));
  const data = shownOf(query);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const count = data?.pages[0]?.count ?? undefined;
  const opensRevenue = may('revenue:read');
  const sums = useQuery({ ...renewalSums(SUMS[view], filterOf(search)), enabled: opensRevenue });
  const { open: _, ...place } = search;
  const named = writeSearch(place).slice(1);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const set = (changed: { [K in keyof RenewalsSearch]?: RenewalsSearch[K] | undefined }) =>
    void navigate({ search: present({ ...search, ...changed }), replace: !('open' in changed) });
  const open = (id: string) => set({ open: id });
  const close = useCallback(() => void navigate({ search: ({ open: _, ...rest }) => rest }), [navigate]);
  const clear = () => void navigate({ search: present({ view: search.view }) });
  const filtered = Object.keys(search).some((name) => !['view', 'sort', 'open'].includes(name));
  const shown = { rows, open, openId: search.open, sums: sums.data ?? [] };
  return (
    <Page
      title={t.renewals.title}
      lead={count === undefined ? undefined : t.renewals.count(number(count))}
      fill
      actions={
        <div className={css.tools}>
          <Segments
            label={t.renewals.view}
            value={view}
            options={VIEWS.map((value) => ({ value, label: t.renewals.views[value] }))}
            onChange={(view) => set({ view })}
          />
          <Views page="renewals" query={named} />
        </div>
      }
    >
      <Filters search={search} onChange={set} onClear={filtered ? clear : undefined} />
      {view === 'list' && opensRevenue && <Sums query={sums} />}
      <div className={panelStyles.beside}>
        {query.isPending && <Skeleton height="20rem" />}
        {query.isError && !data && <Failed error={query.error} retry={() => void query.refetch()} />}
        {data && rows.length === 0 && (
          <div style={{ flex: 1 }}>
            <Blank title={filtered ? t.empty.filtered : t.renewals.none}>
              {filtered && <Button onClick={clear}>{t.empty.clear}</Button>}
            </Blank>
          </div>
        )}
        {rows.length > 0 && view === 'list' && (
          <RenewalList
            {...shown}
            count={count}
            search={search}
            query={named}
            canWrite={may('renewals:write')}
            onSort={(sort) => set({ sort })}
            onEnd={more}
          />
        )}
        {rows.length > 0 && view === 'board' && <Board {...shown} onEnd={more} />}
        {rows.length > 0 && view === 'calendar' && <Calendar {...shown} onEnd={more} />}
        {search.open && <RenewalPanel key={search.open} id={search.open} onClose={close} />}
      </div>
    </Page>
  );
}
