import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explanation, usage } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import { Columns } from '../../charts/columns';
import { useWriting } from '../../text';
import { plusDays, weekday } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import css from './account.module.css';

/** The usage of a year by week. The metrics are those that the account's scorecard looks at. */
export function Usage({ account }: { account: Schemas['AccountView'] }) {
  const { today, may } = useSession();
  const measured = useQuery({ ...explanation(account.id, plusDays(today, -30)), enabled: may('health:read') });
  const looked = measured.data?.measures
    .filter((measure) => measure.of && /usage|seat/.test(measure.kind))
    .map((measure) => measure.of as string);
  return (
    <Loaded query={{ ...measured, data: looked }} height="16rem">
      {(metrics) => <Metric account={account} metrics={[...new Set([...metrics, 'logins'])]} />}
    </Loaded>
  );
}

/** Returns a column for each week, also for those without a point, which the API leaves out. */
function filled(items: Schemas['UsagePeriod'][], from: string, until: string) {
  const sums = new Map(items.map((item) => [item.from, item.sum]));
  const weeks: { day: string; value: number }[] = [];
  for (let week = plusDays(from, 1 - weekday(from)); week <= until; week = plusDays(week, 7))
    weeks.push({ day: week, value: sums.get(week) ?? 0 });
  return weeks;
}

function Metric({ account, metrics }: { account: Schemas['AccountView']; metrics: string[] }) {
  const { t } = useWriting();
  const { today } = useSession();
  const [metric, setMetric] = useState(metrics[0] ?? 'logins');
  const query = useQuery(usage(account.id, metric, plusDays(today, -364), plusDays(today, 1)));
  const options = metrics.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  return (
    <Card
      title={t.account.tabs.usage}
      aside={<Segments label={t.record.metric} value={metric} options={options} onChange={setMetric} />}
    >
      <Loaded query={query} height="14rem">
        {(items) =>
          items.some((item) => item.points > 0) ? (
            <Columns label={metric} items={filled(items, plusDays(today, -364), today)} />
          ) : (
            <p className={css.faint}>{t.record.noUsage}</p>
          )
        }
      </Loaded>
    </Card>
  );
}
