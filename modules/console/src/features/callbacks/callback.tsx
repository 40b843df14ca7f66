import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Callback, callback as callbackQuery } from '../../api/callbacks';
import { ticket as ticketQuery } from '../../api/tickets';
import { useSession } from '../../app/session';
import css from '../../callbacks/callbacks.module.css';
import { Called } from '../../callbacks/contact';
import { isOfItself, useReasons } from '../../callbacks/reasons';
import { useWriting } from '../../text';
import { secondsOf } from '../../text/days';
import { Fact, FactList } from '../../ui/facts';
import { shownOf } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Card, Failed, Skeleton, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { CALLBACK_TONES } from '../../ui/tones';
import { SeriesCard } from './series';
import { Steps } from './steps';

const route = getRouteApi('/callbacks/$id');

/** A callback: what was promised, what was tried, and what moves it. */
export default function CallbackPage() {
  const { id } = route.useParams();
  const { t, named } = useWriting();
  const query = useQuery(callbackQuery(id));
  const read = shownOf(query);
  if (query.error && !read) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!read)
    return (
      <div className={pageStyles.page}>
        <Skeleton height="20rem" />
      </div>
    );
  const callback = read.data;
  return (
    <div className={pageStyles.page} key={id}>
      <header className={pageStyles.recordHead}>
        <div>
          <Link to="/calendar" className={pageStyles.up}>
            {t.callbacks.title}
          </Link>
          <h1>{callback.subject}</h1>
          <p className={pageStyles.tags}>
            <Tag tone={CALLBACK_TONES[callback.state]}>{named(t.callbackStates, callback.state)}</Tag>
            {callback.late && <Tag tone="watch">{t.callbacks.late}</Tag>}
            {callback.question !== null && <Tag tone="watch">{named(t.callbackQuestions, callback.question)}</Tag>}
          </p>
        </div>
      </header>
      <div className={css.columns}>
        <div className={css.stack}>
          <Steps callback={callback} />
          <Attempts callback={callback} />
          {callback.moves.length > 0 && <Moves callback={callback} />}
        </div>
        <div className={css.stack}>
          <Promised callback={callback} />
          {callback.seriesId !== null && <SeriesCard id={callback.seriesId} local={callback.local} />}
        </div>
      </div>
    </div>
  );
}

/** The ticket that a callback is about, by its number and subject. */
function About({ ticketId }: { ticketId: string }) {
  const { t } = useWriting();
  const { may } = useSession();
  const { data } = useQuery({ ...ticketQuery(ticketId), enabled: may('tickets:read') });
  return (
    <Fact label={t.callbacks.ticket}>
      <Link to="/tickets/$id" params={{ id: ticketId }}>
        {data ? `#${data.data.number} ${data.data.subject}` : t.callbacks.ticket}
      </Link>
    </Fact>
  );
}

function Promised({ callback }: { callback: Callback }) {
  const { t, instant, wall, named, number, zone } = useWriting();
  const reason = useReasons();
  return (
    <Card title={t.callbacks.time}>
      <FactList>
        <Fact label={t.callbacks.local}>
          {wall(callback.local)} {callback.zone}
        </Fact>
        {callback.zone !== zone && <Fact label={t.callbacks.here}>{instant(callback.startsAt)}</Fact>}
        <Fact label={t.callbacks.window}>{instant(callback.windowEndsAt)}</Fact>
        {callback.nextAt !== null && <Fact label={t.callbacks.next}>{instant(callback.nextAt)}</Fact>}
        {callback.reachedAt !== null && <Fact label={t.callbacks.reached}>{instant(callback.reachedAt)}</Fact>}
        <Fact label={t.callbacks.minutes}>{number(callback.minutes)}</Fact>
        <Fact label={t.callbacks.channel}>{named(t.callbackChannels, callback.channel)}</Fact>
        <Fact label={t.callbacks.customer}>
          <Link to="/accounts/$id/{-$tab}" params={{ id: callback.accountId }}>
            {callback.accountName}
          </Link>
        </Fact>
        <Called callback={callback} />
        <Fact label={t.callbacks.owner}>{callback.ownerName ?? t.common.none}</Fact>
        {callback.ticketId !== null && <About ticketId={callback.ticketId} />}
        {callback.withdrawnAt !== null && (
          <Fact label={t.callbacks.withdrawn} more={callback.withdrawnFor && reason(callback.withdrawnFor)}>
            {instant(callback.withdrawnAt)}
            {callback.withdrawnBy !== null && ` · ${named(t.callbackSides, callback.withdrawnBy)}`}
          </Fact>
        )}
      </FactList>
      {callback.shift === 'later' && <p>{t.callbacks.later}</p>}
      {callback.shift === 'first_of_two' && <p>{t.callbacks.firstOfTwo}</p>}
    </Card>
  );
}

const HOUR = 3_600;

/** Returns true if an attempt was recorded so long afterwards that a reader should know. */
const toldLate = (at: string, toldAt: string | null) => toldAt !== null && secondsOf(toldAt) - secondsOf(at) > HOUR;

function Attempts({ callback }: { callback: Callback }) {
  const { t, instant, named } = useWriting();
  return (
    <Card title={t.callbacks.attempts} flush>
      <Table
        label={t.callbacks.attempts}
        rows={callback.attempts}
        rowKey={(row) => row.at + row.outcome}
        empty={t.callbacks.noAttempts}
        columns={[
          { head: t.callbacks.outcome, cell: (row) => named(t.attemptOutcomes, row.outcome) },
          { head: t.callbacks.note, cell: (row) => row.note ?? '' },
          {
            head: t.callbacks.time,
            end: true,
            cell: (row) =>
              toldLate(row.at, row.toldAt)
                ? t.callbacks.told(instant(row.at), instant(row.toldAt ?? row.at))
                : instant(row.at),
          },
          { head: t.callbacks.next, end: true, cell: (row) => (row.nextAt === null ? '' : instant(row.nextAt)) },
        ]}
      />
    </Card>
  );
}

function Moves({ callback }: { callback: Callback }) {
  const { t, instant, wall, named } = useWriting();
  const reason = useReasons();
  return (
    <Card title={t.callbacks.moves} flush>
      <Table
        label={t.callbacks.moves}
        rows={callback.moves}
        rowKey={(row) => row.at + row.local}
        empty=""
        columns={[
          { head: t.callbacks.local, cell: (row) => `${wall(row.local)} ${row.zone}` },
          {
            head: t.callbacks.askedBy,
            cell: (row) => (isOfItself(row.reason) ? t.common.none : named(t.callbackSides, row.askedBy)),
          },
          { head: t.callbacks.reason, cell: (row) => reason(row.reason ?? '') },
          {
            head: t.callbacks.movedAt,
            end: true,
            cell: (row) => instant(row.at),
          },
        ]}
      />
    </Card>
  );
}
