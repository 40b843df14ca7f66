import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { members, renewals as renewalsQuery } from '../../api/queries';
import type { RenewalsSearch } from '../../app/router';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
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

const route = getRouteApi('/renewals');
const VIEWS = ['list', 'board', 'calendar'] as const;

type View = (typeof VIEWS)[number];

/** The renewals that match one filter, as a list, a board or a calendar, with one of them open beside. */
export default function Renewals() {
  const { t, number } = useWriting();
  const { may } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view: View = VIEWS.find((name) => name === search.view) ?? 'list';
  const query = useInfiniteQuery(renewalsQuery(filterOf(search)));
  const { data: people } = useQuery({ ...members, enabled: may('members:read') });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const count = query.data?.pages[0]?.count ?? undefined;
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
  const shown = { rows, open, openId: search.open, people: people ?? [] };
  return (
    <Page
      title={t.renewals.title}
      lead={count === undefined ? undefined : t.renewals.count(number(count))}
      fill
      actions={
        <Segments
          label={t.renewals.view}
          value={view}
          options={VIEWS.map((value) => ({ value, label: t.renewals.views[value] }))}
          onChange={(view) => set({ view })}
        />
      }
    >
      <Filters search={search} people={people ?? []} onChange={set} onClear={filtered ? clear : undefined} />
      <div className={panelStyles.beside}>
        {query.isPending && <Skeleton height="20rem" />}
        {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
        {query.data && rows.length === 0 && (
          <div style={{ flex: 1 }}>
            <Blank title={filtered ? t.empty.filtered : t.renewals.none}>
              {filtered && <Button onClick={clear}>{t.empty.clear}</Button>}
            </Blank>
          </div>
        )}
        {rows.length > 0 && view === 'list' && (
          <RenewalList {...shown} count={count} search={search} onSort={(sort) => set({ sort })} onEnd={more} />
        )}
        {rows.length > 0 && view === 'board' && <Board {...shown} onEnd={more} />}
        {rows.length > 0 && view === 'calendar' && <Calendar {...shown} onEnd={more} />}
        {search.open && <RenewalPanel key={search.open} id={search.open} onClose={close} />}
      </div>
    </Page>
  );
}
