import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { atRisk, explanation } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { home as homeQuery, type Whose } from '../../api/own';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { Meter } from '../../charts/meter';
import { useWriting } from '../../text';
import { plusDays } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Blank, Card, Tag, toneOf } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Colleagues } from '../../vendors/colleagues';
import { OwnFigures, PeopleFigures } from '../../vendors/figures';
import { Scorecard } from '../../vendors/scorecard';
import { type Columns, evenedOut } from './columns';
import css from './home.module.css';
import { Quarter } from './quarter';
import { FreeTickets, OwnTickets } from './tickets';
import { OwnWork } from './work';

type HomeData = Schemas['HomeView'];

/** The start of a day: whom to call first and why, what waits for a decision, and where the quarter stands. */
export default function Home() {
  const { t } = useWriting();
  const { may } = useSession();
  if (may('home:read')) return <Day />;
  if (may('tickets:read')) return <TicketDay />;
  return may('accounts:read') ? (
    <Navigate to="/accounts" replace />
  ) : (
    <Blank title={t.app.nothing} hint={t.app.nothingHint} />
  );
}

/** The start of a day of somebody who works on tickets and not on renewals. */
function TicketDay() {
  const { t, day } = useWriting();
  const { today, may, isOutside, vendorId } = useSession();
  const leads = vendorId !== null && may('vendors:read');
  return (
    <Page title={t.app.home} lead={day(today)}>
      <div className={css.columns}>
        <div className={pageStyles.stack}>
          {may('tasks:read') && !isOutside && <OwnWork />}
          <OwnTickets />
          <OwnFigures />
          {leads && may('colleagues:write') && <Colleagues vendorId={vendorId} />}
        </div>
        <div className={pageStyles.stack}>
          <FreeTickets />
          {leads && (
            <>
              <PeopleFigures vendorId={vendorId} />
              <Scorecard vendorId={vendorId} />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

const route = getRouteApi('/');

function Day() {
  const { t, day } = useWriting();
  const session = useSession();
  const of: Whose = route.useSearch().of ?? 'me';
  const navigate = route.useNavigate();
  const query = useQuery(homeQuery(of));
  const seesOthers = session.visible.some((scope) => scope !== 'own');
  return (
    <Page
      title={t.app.home}
      lead={day(session.today)}
      actions={
        seesOthers && (
          <Segments
            label={t.home.whose}
            value={of}
            options={(['me', 'team'] as const).map((value) => ({ value, label: t.home[value] }))}
            onChange={(of) => void navigate({ search: present({ of: of === 'team' ? of : undefined }), replace: true })}
          />
        )
      }
    >
      <Loaded query={query} height="40rem">
        {(home) => (
          <div className={pageStyles.stack}>
            <Due home={home} />
            <InColumns {...partsOf(home, of, session.may)} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** Returns what the reader's roles open, in two columns: what to do, and how things stand. */
function partsOf(home: HomeData, of: Whose, may: (permission: string) => boolean): Columns<ReactElement> {
  const first = [
    may('health:read') && may('accounts:read') && <CallFirst key="call" of={of} />,
    may('tasks:read') && <OwnWork key="own" />,
    <Work key="work" home={home} of={of} />,
  ];
  const second = [
    home.forecast && <Quarter key="quarter" outlook={home.forecast} />,
    home.moves && <Moves key="moves" moves={home.moves} of={of} />,
    home.resolutions && <Disagreements key="disagree" resolutions={home.resolutions} of={of} />,
    may('tickets:assign') && <OwnTickets key="tickets" />,
  ];
  return evenedOut(first, second);
}

function InColumns({ first, second }: Columns<ReactElement>) {
  if (second.length === 0) return <div className={pageStyles.stack}>{first}</div>;
  return (
    <div className={css.columns}>
      <div className={pageStyles.stack}>{first}</div>
      <div className={pageStyles.stack}>{second}</div>
    </div>
  );
}

function Due({ home }: { home: HomeData }) {
  const { t, rounded, number } = useWriting();
  const { may } = useSession();
  return (
    <ul className={css.spans}>
      {home.due.map((span) => (
        <li key={span.days}>
          <SpanLink days={span.days} linked={may('accounts:read')}>
            <span className={css.label}>{t.home.dueIn(span.days)}</span>
            <strong>{span.arr ? rounded(span.arr) : t.home.renewalsN(number(span.n))}</strong>
            {span.arr && <span className={css.label}>{t.home.renewalsN(number(span.n))}</span>}
          </SpanLink>
        </li>
      ))}
    </ul>
  );
}

function SpanLink({ days, linked, children }: { days: number; linked: boolean; children: ReactNode }) {
  if (!linked) return <div className={css.span}>{children}</div>;
  return (
    <Link to="/accounts" search={{ within: String(days), sort: 'renewsOn' }} className={css.span}>
      {children}
    </Link>
  );
}

function Row({ accountId, name, more, end }: { accountId: string; name: string; more: ReactNode; end: ReactNode }) {
  return (
    <li className={css.row}>
      <AccountLink accountId={accountId} name={name} />
      <span className={css.end}>{end}</span>
      <span className={css.more}>{more}</span>
    </li>
  );
}

const FIRST = 5;
const SOON_DAYS = 120;

/** The customers with the lowest scores among those that renew soon: the calls that change the most. */
function CallFirst({ of }: { of: Whose }) {
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

function List({ children, empty, more = 0 }: { children: ReactNode[]; empty: string; more?: number }) {
  const { t, number } = useWriting();
  if (children.length === 0) return <p className={css.empty}>{empty}</p>;
  return (
    <ul className={css.list}>
      {children}
      {more > 0 && <li className={css.rest}>{t.home.more(number(more))}</li>}
    </ul>
  );
}

const SHOWN = 8;

/** Returns the path of a renewal; of its customer for whom only that is open. */
function RenewalLink({ renewalId, accountId, name }: { renewalId: string; accountId: string; name: string }) {
  const { may } = useSession();
  if (!may('renewals:read')) return <AccountLink accountId={accountId} name={name} />;
  return (
    <Link to="/renewals" search={{ open: renewalId }} className={css.name}>
      {name}
    </Link>
  );
}

/** Returns the path of an account, whose first tab says why its score is as it is; the bare name for whom no account is open. */
function AccountLink({ accountId, name }: { accountId: string; name: string }) {
  const { may } = useSession();
  if (!may('accounts:read')) return <span className={css.name}>{name}</span>;
  return (
    <Link to="/accounts/$id/{-$tab}" params={{ id: accountId }} className={css.name}>
      {name}
    </Link>
  );
}

function Work({ home, of }: { home: HomeData; of: Whose }) {
  const { t, rounded, day, away, number, named } = useWriting();
  const { items, overdue, decisionsReached } = home.work;
  return (
    <Card
      title={of === 'me' ? t.home.work : t.home.workTeam}
      aside={<Tag>{number(overdue + decisionsReached)}</Tag>}
      flush
    >
      <List empty={t.home.workNone} more={overdue + decisionsReached - Math.min(SHOWN, items.length)}>
        {items.slice(0, SHOWN).map((work) => (
          <li key={work.renewalId} className={css.row}>
            <RenewalLink renewalId={work.renewalId} accountId={work.accountId} name={work.accountName} />
            <span className={css.end}>{work.arr && rounded(work.arr)}</span>
            <span className={css.more}>
              {work.why === 'overdue' ? (
                <Tag tone="bad">{t.home.overdue}</Tag>
              ) : (
                named({ decision_reached: t.home.decision_reached, notice_received: t.home.notice_received }, work.why)
              )}{' '}
              · {day(work.dueOn)}, {away(home.day, work.dueOn)}
            </span>
          </li>
        ))}
      </List>
    </Card>
  );
}

function Moves({ moves, of }: { moves: Schemas['BandMoves']; of: Whose }) {
  const { t, named, score, day } = useWriting();
  return (
    <Card title={t.home.moves} flush>
      <List
        empty={of === 'me' ? t.home.movesNone : t.home.movesNoneTeam}
        more={moves.n - Math.min(SHOWN, moves.items.length)}
      >
        {moves.items.slice(0, SHOWN).map((move) => (
          <Row
            key={move.accountId}
            accountId={move.accountId}
            name={move.name}
            end={score(move.score)}
            more={
              <>
                <Tag tone={toneOf(move.before)}>{named(t.bands, move.before)}</Tag> →{' '}
                <Tag tone={toneOf(move.band)}>{named(t.bands, move.band)}</Tag> {day(move.since)}
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}

function Disagreements({ resolutions, of }: { resolutions: Schemas['Resolutions']; of: Whose }) {
  const { t, named, day } = useWriting();
  return (
    <Card title={t.home.disagree} flush>
      <List
        empty={of === 'me' ? t.home.disagreeNone : t.home.disagreeNoneTeam}
        more={resolutions.n - Math.min(SHOWN, resolutions.items.length)}
      >
        {resolutions.items.slice(0, SHOWN).map((one) => (
          <li key={one.renewalId + one.horizon} className={css.row}>
            <RenewalLink renewalId={one.renewalId} accountId={one.accountId} name={one.accountName} />
            <span className={css.end}>{day(one.dueOn)}</span>
            <span className={css.more}>
              {t.home.disagreeText(named(t.calls, one.automated), named(t.calls, one.answer))}
            </span>
          </li>
        ))}
      </List>
    </Card>
  );
}
