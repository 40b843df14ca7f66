import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Skeleton, Tag } from '../../ui/parts';
import { CATEGORY_TONES } from '../../ui/tones';
import css from './renewals.module.css';
import { totalOf } from './totals';

type SumsProps = {
  query: { data: Schemas['RenewalGroup'][] | undefined; error: Error | null; refetch: () => unknown };
};

/** What is due in each category, of all that match, in the organisation's currency. Its room is kept while it is read. */
export function Sums({ query }: SumsProps) {
  const { t, named, number, rounded } = useWriting();
  const groups = shownOf(query);
  if (query.error && !groups)
    return (
      <p className={css.sums} role="alert">
        {query.error.message}
        <Button kind="quiet" small onClick={() => void query.refetch()}>
          {t.error.retry}
        </Button>
      </p>
    );
  if (!groups)
    return (
      <div className={css.sums}>
        <Skeleton height="2.75rem" />
      </div>
    );
  const order = Object.keys(t.categories);
  const sorted = [...groups].sort((a, b) => order.indexOf(a.key ?? '') - order.indexOf(b.key ?? ''));
  const total = totalOf(groups);
  return (
    <dl className={css.sums} aria-label={t.renewals.sums} tabIndex={0}>
      {total && (
        <div>
          <dt>{t.renewals.total}</dt>
          <dd>
            <strong>{rounded(total.arr)}</strong> <small>{number(total.renewals)}</small>
          </dd>
        </div>
      )}
      {sorted.map((group) => (
        <div key={group.key}>
          <dt>
            <Tag tone={CATEGORY_TONES[group.key ?? '']}>{named(t.categories, group.key ?? '')}</Tag>
          </dt>
          <dd>
            {rounded(group.arr)} <small>{number(group.renewals)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
