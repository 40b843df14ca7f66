import { useQuery } from '@tanstack/react-query';
import { type Figures, ownFigures, vendorFigures } from '../api/people';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { monthOf } from '../text/days';
import { Fact, FactList } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Card } from '../ui/parts';
import { Table } from '../ui/table';

function useMonth(): { from: string; until: string } {
  const { today } = useSession();
  return { from: `${monthOf(today, 0)}T00:00:00Z`, until: `${monthOf(today, 1)}T00:00:00Z` };
}

function useShares() {
  const { t, number } = useWriting();
  return {
    percent: (value: number | null) => (value === null ? t.common.unknown : `${number(value)} %`),
    of: (part: number, all: number) => t.scorecards.of(number(part), number(all)),
  };
}

/** What whoever looks did this month, and has to do now. */
export function OwnFigures() {
  const { t, number } = useWriting();
  const { percent, of } = useShares();
  const query = useQuery(ownFigures(useMonth()));
  return (
    <Card title={t.scorecards.own}>
      <Loaded query={query} height="8rem">
        {(own) => (
          <FactList>
            <Fact label={t.scorecards.open}>{number(own.open)}</Fact>
            <Fact label={t.scorecards.solved}>{number(own.solved)}</Fact>
            <Fact label={t.scorecards.attainment} more={of(own.kept, own.decided)}>
              {percent(own.attainment)}
            </Fact>
            <Fact label={t.scorecards.reopened} more={of(own.reopened, own.solved)}>
              {percent(own.reopenRate)}
            </Fact>
            <Fact label={t.scorecards.satisfaction} more={t.scorecards.answers(number(own.rated))}>
              {percent(own.satisfaction)}
            </Fact>
          </FactList>
        )}
      </Loaded>
    </Card>
  );
}

/** What each of the people of a vendor did this month. */
export function PeopleFigures({ vendorId }: { vendorId: string }) {
  const { t, number } = useWriting();
  const { percent, of } = useShares();
  const query = useQuery(vendorFigures(vendorId, useMonth()));
  return (
    <Card title={t.scorecards.people} flush>
      <Loaded query={query} height="8rem">
        {(rows) => (
          <Table<Figures>
            label={t.scorecards.people}
            rows={rows}
            rowKey={(row) => row.memberId}
            empty={t.vendors.nobody}
            columns={[
              { head: t.people.name, cell: (row) => row.name },
              { head: t.scorecards.open, end: true, cell: (row) => number(row.open) },
              { head: t.scorecards.solved, end: true, cell: (row) => number(row.solved) },
              {
                head: t.scorecards.attainment,
                end: true,
                cell: (row) => `${percent(row.attainment)} · ${of(row.kept, row.decided)}`,
              },
              { head: t.scorecards.reopened, end: true, cell: (row) => percent(row.reopenRate) },
              { head: t.scorecards.satisfaction, end: true, cell: (row) => percent(row.satisfaction) },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
