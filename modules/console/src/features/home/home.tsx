import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { home as homeQuery, type Whose } from '../../api/own';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Blank } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Colleagues } from '../../vendors/colleagues';
import { OwnFigures, PeopleFigures } from '../../vendors/figures';
import { Scorecard } from '../../vendors/scorecard';
import { CallFirst } from './callfirst';
import { Disagreements, Moves, Work } from './cards';
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
