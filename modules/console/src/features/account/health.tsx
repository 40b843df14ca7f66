import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explanation, health as healthQuery, history } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import { Change } from '../../charts/change';
import { History } from '../../charts/history';
import { BigScore, Range } from '../../charts/range';
import { useWriting } from '../../text';
import { plusDays } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Blank, Card, Tag } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Table } from '../../ui/table';
import css from './account.module.css';

type Explained = Schemas['HealthExplanation'];

const SPANS = ['7', '30', '90'] as const;

/** The health of an account: how it is, why it changed, what it is made of, and how it was. */
export function Health({ account }: { account: Schemas['AccountView'] }) {
  const { t } = useWriting();
  const { today } = useSession();
  const [span, setSpan] = useState<(typeof SPANS)[number]>('30');
  const from = plusDays(today, -Number(span));
  const now = useQuery(healthQuery(account.id));
  const why = useQuery(explanation(account.id, from));
  return (
    <>
      <Card>
        <Loaded query={now} height="8rem">
          {(health) =>
            health.score === null ? (
              <Blank title={t.health.none} hint={t.health.noneHint} />
            ) : (
              <>
                <div className={css.healthHead}>
                  <BigScore health={health} />
                  {health.scorecard && (
                    <span className={css.faint}>{t.health.card(health.scorecard.name, health.scorecard.number)}</span>
                  )}
                </div>
                <Range health={health} />
              </>
            )
          }
        </Loaded>
        <div className={css.section}>
          <header>
            <h2>{t.health.why}</h2>
            <Segments
              label={t.health.period}
              value={span}
              options={SPANS.map((value) => ({ value, label: t.health.days(Number(value)) }))}
              onChange={setSpan}
            />
          </header>
          <Loaded query={why} height="14rem">
            {(explained) => <Why explained={explained} />}
          </Loaded>
        </div>
      </Card>
      <Card title={t.health.measures} flush>
        <Loaded query={why} height="14rem">
          {(explained) => <Measures explained={explained} />}
        </Loaded>
      </Card>
      <Past account={account} />
    </>
  );
}

function Why({ explained }: { explained: Explained }) {
  const { t, day, score } = useWriting();
  const labelOf = (key: string) => explained.measures.find((measure) => measure.key === key)?.label ?? key;
  const { scoreFrom, scoreTo, exception, from } = explained;
  return (
    <>
      {exception && (
        <p>
          <Tag tone="bad">
            {t.health.capped(exception.label ?? labelOf(exception.measure), score(exception.atMost))}
          </Tag>
        </p>
      )}
      {scoreFrom === null || scoreTo === null || from === null ? (
        <p className={css.faint}>{t.health.noBefore}</p>
      ) : explained.parts.length === 0 ? (
        <p className={css.faint}>{t.health.noChange}</p>
      ) : (
        <Change
          from={scoreFrom}
          to={scoreTo}
          parts={explained.parts}
          labelOf={labelOf}
          fromLabel={day(from)}
          toLabel={day(explained.day)}
        />
      )}
    </>
  );
}

function Measures({ explained }: { explained: Explained }) {
  const { t, score, share, day, number } = useWriting();
  // A rounded figure, because the exact one says no more to a person.
  const written = (raw: number, kind: string) => `${number(Math.round(raw * 10) / 10)}${unit(kind)}`;
  return (
    <Table
      label={t.health.measures}
      rows={explained.measures}
      rowKey={(measure) => measure.key}
      empty={t.empty.none}
      columns={[
        { head: t.health.measure, cell: (measure) => measure.label ?? measure.key },
        {
          head: t.health.value,
          end: true,
          cell: (measure) => (measure.raw === null ? t.common.unknown : written(Number(measure.raw), measure.kind)),
        },
        {
          head: t.health.points,
          end: true,
          cell: (measure) => (measure.points === null ? t.common.none : score(measure.points)),
        },
        { head: t.health.weight, end: true, cell: (measure) => share(measure.weight) },
        { head: t.health.freshness, end: true, cell: (measure) => share(measure.freshness) },
        { head: t.health.share, end: true, cell: (measure) => share(measure.share) },
        { head: t.health.seen, end: true, cell: (measure) => (measure.seen ? day(measure.seen) : t.common.none) },
      ]}
    />
  );
}

/** Returns the unit of a raw value where it is not a plain number. */
function unit(kind: string): string {
  return kind === 'usage_trend' || kind === 'seat_utilisation' ? '%' : '';
}

function Past({ account }: { account: Schemas['AccountView'] }) {
  const { t, day } = useWriting();
  const { today } = useSession();
  const past = useQuery(history(account.id, plusDays(today, -180)));
  return (
    <Card title={t.health.history}>
      <Loaded query={past} height="14rem">
        {({ items, from, to }) => {
          const first = items[0];
          if (!first) return <p className={css.faint}>{t.health.none}</p>;
          const start = [first.since, from].sort().at(-1) as string;
          return items.length === 1 && first.since === today ? (
            <p className={css.faint}>{t.health.historyShort(day(first.since))}</p>
          ) : (
            <History periods={items} from={start} to={to} />
          );
        }}
      </Loaded>
    </Card>
  );
}
