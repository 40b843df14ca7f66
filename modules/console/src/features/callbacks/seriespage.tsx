import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { callbacks, occurrences, type Series, series as seriesQuery } from '../../api/callbacks';
import css from '../../callbacks/callbacks.module.css';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Card, Failed, Skeleton, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { CALLBACK_TONES } from '../../ui/tones';
import { afterwards } from './dates';
import { Dates, SeriesCard } from './series';

const route = getRouteApi('/callbacks/series/$id');

/** A series: its rule in words, the callbacks that are planned, and the dates after them. */
export default function SeriesPage() {
  const { id } = route.useParams();
  const { t } = useWriting();
  const query = useQuery(seriesQuery(id));
  const read = shownOf(query);
  if (query.error && !read) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!read)
    return (
      <div className={pageStyles.page}>
        <Skeleton height="20rem" />
      </div>
    );
  const series = read.data;
  return (
    <div className={pageStyles.page} key={id}>
      <header className={pageStyles.recordHead}>
        <div>
          <Link to="/callbacks/planned" className={pageStyles.up}>
            {t.series.list}
          </Link>
          <h1>{series.subject}</h1>
          <p className={pageStyles.tags}>
            <Link to="/accounts/$id/{-$tab}" params={{ id: series.accountId, tab: 'callbacks' }}>
              {series.accountName}
            </Link>
            {series.contactName !== null && <span>{series.contactName}</span>}
            {series.endedOn !== null && <Tag>{t.series.ended}</Tag>}
          </p>
        </div>
      </header>
      <div className={css.columns}>
        <div className={css.stack}>
          <PlannedOnes id={id} />
        </div>
        <div className={css.stack}>
          <SeriesCard id={id} />
          <Next series={series} />
        </div>
      </div>
    </div>
  );
}

/** The callbacks that were made of the series, also those that were moved, the latest first. */
function PlannedOnes({ id }: { id: string }) {
  const { t, instant, wall, named } = useWriting();
  const { data } = useQuery(callbacks({ seriesId: [id], sort: '-startsAt' }));
  if (!data) return <Skeleton height="12rem" />;
  return (
    <Card title={t.callbacks.title} flush>
      <Table
        label={t.callbacks.title}
        rows={data}
        rowKey={(row) => row.id}
        empty={t.callbacks.noneHere}
        columns={[
          {
            head: t.callbacks.local,
            cell: (row) => (
              <Link to="/callbacks/$id" params={{ id: row.id }}>
                {wall(row.local)}
              </Link>
            ),
          },
          {
            head: t.callbacks.state,
            cell: (row) => <Tag tone={CALLBACK_TONES[row.state]}>{named(t.callbackStates, row.state)}</Tag>,
          },
          { head: t.callbacks.owner, cell: (row) => row.ownerName ?? t.common.none },
          { head: t.callbacks.time, end: true, cell: (row) => instant(row.startsAt) },
        ]}
      />
    </Card>
  );
}

/** The dates after the last callback that there is. */
function Next({ series }: { series: Series }) {
  const { t, day } = useWriting();
  const { data } = useQuery(occurrences(series.id));
  if (!data) return null;
  const later = afterwards(data.items, series.plannedUntil);
  if (later.length === 0) return null;
  const before = data.items.length - later.length;
  return (
    <Card title={t.series.afterwards(day(series.plannedUntil))}>
      <Dates n={data.n - before} items={later} monthsWithout={data.monthsWithout} zone={data.zone} />
    </Card>
  );
}
