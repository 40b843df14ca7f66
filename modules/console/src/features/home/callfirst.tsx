import { useQuery } from '@tanstack/react-query';
import { atRisk, explanation } from '../../api/accounts';
import type { Whose } from '../../api/own';
import { useSession } from '../../app/session';
import { Meter } from '../../charts/meter';
import { useWriting } from '../../text';
import { plusDays } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/parts';
import css from './home.module.css';
import { List, Row } from './rows';

const FIRST = 5;
const SOON_DAYS = 120;

/** The customers with the lowest scores among those that renew soon: the calls that change the most. */
export function CallFirst({ of }: { of: Whose }) {
  const { t, day, away, rounded } = useWriting();
  const { today, subjectId } = useSession();
  const query = useQuery(atRisk(today, plusDays(today, SOON_DAYS), FIRST, of === 'me' ? subjectId : undefined));
  return (
    <Card title={t.home.call} flush>
      <p className={css.lead}>{of === 'me' ? t.home.callWhy : t.home.callWhyTeam}</p>
      <Loaded query={query} height="12rem">
        {(items) => (
          <List empty={of === 'me' ? t.home.callNone : t.home.callNoneTeam}>
            {items.map((account) => (
              <Row
                key={account.id}
                accountId={account.id}
                name={account.name}
                end={<Meter standing={account.health} />}
                more={
                  <>
                    {account.renewsOn && `${day(account.renewsOn)}, ${away(today, account.renewsOn)}`}
                    {account.renewingArr && ` · ${rounded(account.renewingArr)}`}
                    <Weakest accountId={account.id} />
                  </>
                }
              />
            ))}
          </List>
        )}
      </Loaded>
    </Card>
  );
}

const TREND_DAYS = 30;
const MOST_REASONS = 2;

/** Why a score is low: the measures that take the most from it. */
function Weakest({ accountId }: { accountId: string }) {
  const { t, score } = useWriting();
  const { today } = useSession();
  const { data } = useQuery(explanation(accountId, plusDays(today, -TREND_DAYS)));
  const missing = (measure: { points: number | null; share: number }) =>
    measure.points === null ? 0 : (10_000 - measure.points) * measure.share;
  const worst = [...(data?.measures ?? [])]
    .filter((measure) => missing(measure) > 0)
    .sort((a, b) => missing(b) - missing(a))
    .slice(0, MOST_REASONS)
    .map((measure) => `${measure.label ?? measure.key} ${score(measure.points ?? 0)}`);
  // The room is kept, so that the list does not jump.
  return <span className={css.why}>{worst.length > 0 ? t.home.weakest(worst.join(', ')) : '\u00a0'}</span>;
}
