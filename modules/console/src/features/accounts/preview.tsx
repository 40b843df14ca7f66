import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { account as accountQuery, contacts, explanation, health as healthQuery, notes } from '../../api/accounts';
import { useSession } from '../../app/session';
import { Change } from '../../charts/change';
import { BigScore, Range } from '../../charts/range';
import { useWriting } from '../../text';
import { plusDays } from '../../text/days';
import { Fact, FactList } from '../../ui/facts';
import { Loaded, shownOf } from '../../ui/loaded';
import { Panel } from '../../ui/panel';
import { Lock, Tag } from '../../ui/parts';
import css from './accounts.module.css';
import type { Account } from './columns';

const DAYS = 30;
const MOST_NOTES = 2;

/** An account beside the list: how it is and why, what renews when, whom to call, and what was said last. */
export function Preview({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, named } = useWriting();
  const query = useQuery(accountQuery(id));
  const account = shownOf(query)?.data;
  return (
    <Panel
      label={t.accounts.preview}
      onClose={onClose}
      title={
        account && (
          <>
            <h2>
              <Link to="/accounts/$id/{-$tab}" params={{ id }} className={css.title}>
                {account.name}
              </Link>
            </h2>
            {account.lifecycleStage && <Tag>{named(t.stages, account.lifecycleStage)}</Tag>}
          </>
        )
      }
    >
      <Loaded query={query} height="30rem">
        {({ data }) => <Opened account={data} />}
      </Loaded>
    </Panel>
  );
}

function Opened({ account }: { account: Account }) {
  const { t, day, near, money } = useWriting();
  const { may, today } = useSession();
  const amount = (of: Account['arr']) => (of ? money(of) : <Lock />);
  return (
    <>
      <FactList>
        <Fact label={t.accounts.arr}>{amount(account.arr)}</Fact>
        <Fact label={t.accounts.owner}>{account.ownerName ?? t.common.none}</Fact>
        <Fact label={t.accounts.renews} more={account.renewsOn && near(today, account.renewsOn)}>
          {account.renewsOn ? day(account.renewsOn) : t.common.none}
        </Fact>
        <Fact label={t.accounts.renewing}>{account.renewsOn ? amount(account.renewingArr) : t.common.none}</Fact>
      </FactList>
      {may('health:read') && <Why account={account} />}
      {may('contacts:read') && <Champions account={account} />}
      {may('notes:read') && <Said account={account} />}
      <Link to="/accounts/$id/{-$tab}" params={{ id: account.id }}>
        {t.accounts.open}
      </Link>
    </>
  );
}

/** The score, and the largest reasons why it changed in the last days. */
function Why({ account }: { account: Account }) {
  const { t, day } = useWriting();
  const { today } = useSession();
  const now = useQuery(healthQuery(account.id));
  const why = useQuery(explanation(account.id, plusDays(today, -DAYS)));
  const labelOf = (key: string) => why.data?.measures.find((measure) => measure.key === key)?.label ?? key;
  return (
    <section className={css.part}>
      <Loaded query={now} height="6rem">
        {(health) =>
          health.score === null ? (
            <p className={css.faint}>{t.health.none}</p>
          ) : (
            <div>
              <BigScore health={health} />
              <Range health={health} />
            </div>
          )
        }
      </Loaded>
      <Loaded query={why} height="10rem">
        {({ scoreFrom, scoreTo, parts, from, day: until }) =>
          scoreFrom === null || scoreTo === null || from === null || parts.length === 0 ? (
            <p className={css.faint}>{scoreFrom === null ? t.health.noBefore : t.health.noChange}</p>
          ) : (
            <Change
              from={scoreFrom}
              to={scoreTo}
              parts={parts}
              most={4}
              labelOf={labelOf}
              fromLabel={day(from)}
              toLabel={day(until)}
            />
          )
        }
      </Loaded>
    </section>
  );
}

/** Whom to call: the champions and those who decide, or else anybody. */
function Champions({ account }: { account: Account }) {
  const { t, named } = useWriting();
  const query = useQuery(contacts(account.id));
  const rank = (role: string | null) => ['champion', 'decision_maker', 'economic_buyer'].indexOf(role ?? '') >>> 0;
  return (
    <section className={css.part}>
      <h3>{t.account.tabs.people}</h3>
      <Loaded query={query} height="3rem">
        {(all) => (
          <ul className={css.people}>
            {all.length === 0 && <li className={css.faint}>{t.empty.none}</li>}
            {[...all]
              .sort((a, b) => rank(a.role) - rank(b.role))
              .slice(0, 3)
              .map((one) => (
                <li key={one.id}>
                  <span>
                    {one.name} {one.role && <span className={css.faint}>{named(t.roles, one.role)}</span>}
                  </span>
                  {one.emails[0] && <a href={`mailto:${encodeURIComponent(one.emails[0])}`}>{one.emails[0]}</a>}
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Said({ account }: { account: Account }) {
  const { t, instant } = useWriting();
  const query = useInfiniteQuery(notes(account.id));
  const last = shownOf(query)?.pages[0]?.items.slice(0, MOST_NOTES) ?? [];
  if (last.length === 0) return null;
  return (
    <section className={css.part}>
      <h3>{t.account.lastNotes}</h3>
      {last.map((note) => (
        <p key={note.id} className={css.note}>
          {note.text}
          <small>{instant(note.createdAt)}</small>
        </p>
      ))}
    </section>
  );
}
