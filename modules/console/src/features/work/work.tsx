import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type WorkFilter, work as workQuery } from '../../api/work';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { NewTask } from '../../tasks/new';
import css from '../../tasks/tasks.module.css';
import { useWriting } from '../../text';
import { Loaded, shownOf } from '../../ui/loaded';
import { ChoiceMenu } from '../../ui/menu';
import { Page, pageStyles } from '../../ui/page';
import { Blank, Button, Card } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Entry } from './entry';
import { PutOff } from './putoff';

const route = getRouteApi('/work');

type Whose = 'me' | 'team' | 'all';

/** Everything that waits for somebody, of all kinds, in one order, each with its reason. */
export default function Work() {
  const { t, number } = useWriting();
  const { may, visible } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const whose = (search.whose ?? 'me') as Whose;
  const query = useInfiniteQuery(
    workQuery({ whose: [whose], ...(search.kind ? { kind: search.kind as NonNullable<WorkFilter['kind']> } : {}) }),
  );
  const rows = shownOf(query)?.pages.flatMap((page) => page.items);
  const count = query.data?.pages[0]?.count;
  const seesOthers = visible.some((scope) => scope !== 'own');
  const set = (changed: { whose?: string | undefined; kind?: string[] | undefined }) =>
    void navigate({ search: present({ ...search, ...changed }), replace: true });
  return (
    <Page
      title={whose === 'me' ? t.work.mine : t.work.title}
      lead={count == null ? undefined : t.work.count(number(count))}
      actions={
        <div className={css.tools}>
          {may('followups:read') && <Link to="/follow-up">{t.rules.title}</Link>}
          <ChoiceMenu
            name={t.work.kind}
            options={Object.entries(t.work.kinds).map(([value, label]) => ({ value, label }))}
            value={search.kind ?? []}
            onChange={(kind) => set({ kind: kind && kind.length > 0 ? kind : undefined })}
          />
          {seesOthers && (
            <Segments
              label={t.work.whose}
              value={whose}
              options={(['me', 'team', 'all'] as const).map((value) => ({ value, label: t.work[value] }))}
              onChange={(value) => set({ whose: value === 'me' ? undefined : value })}
            />
          )}
          {may('tasks:write') && (
            <Button kind="main" onClick={() => setAdding(true)}>
              {t.work.add}
            </Button>
          )}
        </div>
      }
    >
      <div className={pageStyles.stack}>
        {adding && <NewTask onEnd={() => setAdding(false)} />}
        <Loaded query={{ ...query, data: rows }} height="20rem">
          {(rows) =>
            rows.length === 0 ? (
              <Blank title={t.work.none} hint={t.work.noneHint} />
            ) : (
              <Card flush>
                <ul className={css.list} aria-label={t.work.title}>
                  {rows.map((entry) => (
                    <Entry key={entry.id} entry={entry} />
                  ))}
                </ul>
              </Card>
            )
          }
        </Loaded>
        <PutOff whose={whose} />
        {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t.common.more}</Button>}
      </div>
    </Page>
  );
}
