import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { Card } from '../../ui/parts';
import css from './home.module.css';

/** What is due is the sum of these: as the specification of `ForecastSum` says. */
export const PARTS = ['won', 'open', 'downsell', 'lost'] as const;

/** The quarter's forecast against what is due, as one bar from zero. The figures stand below it. */
export function Quarter({ outlook }: { outlook: Schemas['Outlook'] }) {
  const { t, rounded, share } = useWriting();
  const { sum, quarter, submitted } = outlook;
  const due = Number(sum.due.amount);
  const part = (money: Schemas['Money']) => (due > 0 ? Math.max(0, Math.min(1, Number(money.amount) / due)) : 0);
  const labels = { won: t.home.won, open: t.home.open, downsell: t.renewals.downsell, lost: t.home.lost };
  const rows = PARTS.filter((name) => name !== 'downsell' || Number(sum.downsell.amount) > 0).map(
    (name) => [labels[name], sum[name], css[name]] as const,
  );
  return (
    <Card title={t.home.quarter(quarter.replace('-', ' '))}>
      <p className={css.figure}>
        <strong>{rounded(sum.forecast)}</strong>{' '}
        <span className={css.label}>
          {t.home.shareOfDue(share(due > 0 ? Math.round((Number(sum.forecast.amount) / due) * 10_000) : 0))}
        </span>
      </p>
      <div className={css.quarterBar} aria-hidden="true">
        {rows.map(([label, amount, tone]) => (
          <span key={label} className={tone} style={{ width: `${part(amount) * 100}%` }} />
        ))}
      </div>
      <dl className={css.quarterFigures}>
        {rows.map(([label, amount, tone]) => (
          <div key={label}>
            <dt>
              <span className={tone} aria-hidden="true" />
              {label}
            </dt>
            <dd>{rounded(amount)}</dd>
          </div>
        ))}
        <div>
          <dt>{t.home.dueAmount}</dt>
          <dd>{rounded(sum.due)}</dd>
        </div>
        {submitted && (
          <div>
            <dt>{t.home.submitted}</dt>
            <dd>{rounded(submitted)}</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
