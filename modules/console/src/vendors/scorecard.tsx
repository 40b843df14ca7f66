import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { scorecard } from '../api/people';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { monthOf } from '../text/days';
import { Fact, FactList } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Card } from '../ui/parts';
import { Segments } from '../ui/segments';

/** What a vendor did in a month: its share of the time, promises kept, solutions that lasted, and what customers said. */
export function Scorecard({ vendorId }: { vendorId: string }) {
  const { t, number, duration } = useWriting();
  const { today } = useSession();
  const [ago, setAgo] = useState<'0' | '1'>('0');
  const first = (later: number) => `${monthOf(today, later - Number(ago))}T00:00:00Z`;
  const query = useQuery(scorecard(vendorId, first(0), first(1)));
  const percent = (value: number | null) => (value === null ? t.common.unknown : `${number(value)} %`);
  const of = (part: number, all: number) => t.scorecards.of(number(part), number(all));
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
          <FactList>
            <Fact label={t.scorecards.tickets}>{number(card.tickets)}</Fact>
            <Fact
              label={t.scorecards.heldShare}
              more={t.scorecards.of(duration(card.heldSeconds), duration(card.ageSeconds))}
            >
              {percent(card.heldShare)}
            </Fact>
            <Fact
              label={t.scorecards.attainment}
              more={
                card.attainmentLow === null || card.attainmentHigh === null
                  ? undefined
                  : `${of(card.kept, card.decided)} · ${number(card.attainmentLow)}–${number(card.attainmentHigh)} %`
              }
            >
              {percent(card.attainment)}
            </Fact>
            <Fact label={t.scorecards.reopened} more={of(card.reopened, card.solved)}>
              {percent(card.reopenRate)}
            </Fact>
            <Fact label={t.scorecards.satisfaction} more={t.scorecards.answers(number(card.rated))}>
              {percent(card.satisfaction)}
            </Fact>
          </FactList>
        )}
      </Loaded>
    </Card>
  );
}
