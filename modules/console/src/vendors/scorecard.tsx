import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { scorecard } from '../api/people';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { monthOf } from '../text/days';
import { Fact, FactList } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Card, Tag } from '../ui/parts';
import { Segments } from '../ui/segments';
import { Table } from '../ui/table';

type Figure = Schemas['VendorFigure'];

const TONES: Record<string, 'good' | 'bad'> = { met: 'good', missed: 'bad' };

/** What a vendor did in a month: its share of the time, promises kept, solutions that lasted, and what customers said, beside its contract. */
export function Scorecard({ vendorId }: { vendorId: string }) {
  const { t, number, duration, named } = useWriting();
  const { today } = useSession();
  const [ago, setAgo] = useState<'0' | '1'>('0');
  const first = (later: number) => `${monthOf(today, later - Number(ago))}T00:00:00Z`;
  const query = useQuery(scorecard(vendorId, first(0), first(1)));
  const percent = (value: number | null) => (value === null ? t.common.unknown : `${number(value)} %`);
  const interval = ({ low, high }: Figure) =>
    low === null || high === null ? t.common.none : `${number(low)}–${number(high)} %`;
  const target = (row: Figure) =>
    row.target === null ? t.common.none : t.scorecards.bounds[row.bound](`${number(row.target)} %`);
  return (
    <Card
      title={t.scorecards.title}
      aside={
        <Segments
          label={t.scorecards.month}
          value={ago}
          options={[
            { value: '0', label: t.scorecards.thisMonth },
            { value: '1', label: t.scorecards.lastMonth },
          ]}
          onChange={setAgo}
        />
      }
    >
      <Loaded query={query} height="8rem">
        {(card) => (
          <>
            <FactList>
              <Fact label={t.scorecards.tickets}>{number(card.tickets)}</Fact>
              <Fact label={t.scorecards.handedBack}>{number(card.handedBack)}</Fact>
              <Fact
                label={t.scorecards.heldShare}
                more={t.scorecards.of(duration(card.heldSeconds), duration(card.ageSeconds))}
              >
                {percent(card.heldShare)}
              </Fact>
            </FactList>
            <Table<Figure>
              label={t.scorecards.against}
              rows={card.figures}
              rowKey={(row) => row.figure}
              empty={t.common.none}
              columns={[
                { head: t.scorecards.figure, cell: (row) => named(t.scorecards.figures, row.figure) },
                { head: t.scorecards.value, end: true, whole: true, cell: (row) => percent(row.value) },
                { head: t.scorecards.interval, end: true, whole: true, cell: interval },
                { head: t.scorecards.n, end: true, cell: (row) => number(row.n) },
                { head: t.scorecards.target, end: true, whole: true, cell: target },
                { head: t.scorecards.verdict, cell: (row) => <Verdict of={row.verdict} /> },
              ]}
            />
            <p>{t.scorecards.chance}</p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** Says in words if a target was reached; nothing without one. */
function Verdict({ of }: { of: Figure['verdict'] }) {
  const { t, named } = useWriting();
  return of === null ? t.common.none : <Tag tone={TONES[of]}>{named(t.scorecards.verdicts, of)}</Tag>;
}
