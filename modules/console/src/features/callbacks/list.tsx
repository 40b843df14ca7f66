import { getRouteApi } from '@tanstack/react-router';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { LinkTable } from '../../callbacks/links';
import { SeriesTable } from '../../callbacks/seriestable';
import { useWriting } from '../../text';
import { Page, pageStyles } from '../../ui/page';
import { Card } from '../../ui/parts';
import { Segments } from '../../ui/segments';

const route = getRouteApi('/callbacks/planned');

/** What is planned beyond the calendar: the series, and the links by which contacts book; mine or everybody's. */
export default function PlannedList() {
  const { t } = useWriting();
  const { subjectId } = useSession();
  const { whose, over } = route.useSearch();
  const navigate = route.useNavigate();
  const mine = whose !== 'all';
  const set = (changed: { whose?: 'all' | undefined; over?: 'yes' | undefined }) =>
    void navigate({ search: present({ whose, over, ...changed }), replace: true });
  return (
    <Page
      title={t.series.planning}
      actions={
        <div className={pageStyles.tags}>
          <Segments
            label={t.callbacks.whose}
            value={mine ? 'me' : 'all'}
            options={[
              { value: 'me', label: t.callbacks.mine },
              { value: 'all', label: t.callbacks.everybody },
            ]}
            onChange={(value) => set({ whose: value === 'all' ? 'all' : undefined })}
          />
          <Segments
            label={t.callbacks.state}
            value={over ? 'over' : 'going'}
            options={[
              { value: 'going', label: t.series.going },
              { value: 'over', label: t.series.over },
            ]}
            onChange={(value) => set({ over: value === 'over' ? 'yes' : undefined })}
          />
        </div>
      }
    >
      <div className={pageStyles.stack}>
        <Card title={t.series.list} flush>
          <SeriesTable
            filter={{ over: over === 'yes', ...(mine ? { ownerId: [subjectId] } : {}) }}
            empty={t.series.none}
          />
        </Card>
        <Card title={t.links.title} flush>
          <LinkTable
            filter={{
              state: over ? ['expired', 'revoked'] : ['open', 'booked'],
              ...(mine ? { memberId: [subjectId] } : {}),
            }}
          />
        </Card>
      </div>
    </Page>
  );
}
