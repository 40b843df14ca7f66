import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Callback, type CallbackFilter, callbacks, kept } from '../../api/callbacks';
import { members } from '../../api/own';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { instantOf, plusDays, wallOf } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Button, Field, Tag } from '../../ui/parts';
import { CALLBACK_TONES } from '../../ui/tones';
import css from './callbacks.module.css';
import { byDay, DAYS, mondayOf } from './week';

const route = getRouteApi('/callbacks');

/** The promises of a week, of one member or of everybody, by the reader's days. */
export default function Callbacks() {
  const { t, zone, number } = useWriting();
  const { subjectId, today, may } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: people = [] } = useQuery({ ...members, enabled: may('members:read') });
  const monday = mondayOf(search.week ?? today);
  const from = instantOf(`${monday}T00:00`, zone);
  const until = instantOf(`${plusDays(monday, DAYS)}T00:00`, zone);
  const ownerId = search.ownerId === 'me' ? subjectId : search.ownerId;
  const filter = { from, until, ...(ownerId ? { ownerId: [ownerId] } : {}) } as CallbackFilter;
  const query = useQuery(callbacks(filter));
  const { data: sums } = useQuery(kept(from, until, ownerId));
  const set = (changed: { week?: string | undefined; ownerId?: string | undefined }) =>
    void navigate({ search: present({ ...search, ...changed }), replace: true });
  const share = sums?.rate == null ? undefined : t.callbacks.keptShare(`${number(sums.rate)} %`, number(sums.due));
  return (
    <Page
      title={t.callbacks.title}
      lead={share}
      actions={
        <div className={css.tools}>
          <Button onClick={() => set({ week: plusDays(monday, -DAYS) })}>{t.callbacks.before}</Button>
          <Button onClick={() => set({ week: undefined })}>{t.callbacks.thisWeek}</Button>
          <Button onClick={() => set({ week: plusDays(monday, DAYS) })}>{t.callbacks.after}</Button>
          <Field label={t.callbacks.whose}>
            {(props) => (
              <select
                {...props}
                value={search.ownerId ?? ''}
                onChange={(event) => set({ ownerId: event.target.value || undefined })}
              >
                <option value="">{t.callbacks.everybody}</option>
                <option value="me">{t.callbacks.mine}</option>
                {people.map((member) => (
                  <option key={member.id} value={member.id}>
                    {member.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      }
    >
      <Loaded query={query} height="20rem">
        {(rows) => <Week rows={rows} monday={monday} />}
      </Loaded>
    </Page>
  );
}

function Week({ rows, monday }: { rows: Callback[]; monday: string }) {
  const { t, zone, day: writeDay, dayOfWeek } = useWriting();
  return (
    <div className={css.week}>
      {byDay(rows, monday, zone).map(({ day, rows }) => (
        <section key={day} className={css.day} aria-label={writeDay(day)}>
          <h2>
            {dayOfWeek(day)} {writeDay(day)}
          </h2>
          {rows.length === 0 ? (
            <p className={css.faint}>{t.callbacks.none}</p>
          ) : (
            <ol>
              {rows.map((row) => (
                <One key={row.id} row={row} />
              ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}

function One({ row }: { row: Callback }) {
  const { t, zone, named } = useWriting();
  const there = row.zone === zone ? '' : ` · ${row.local.slice(11)} ${row.zone}`;
  return (
    <li className={css.one}>
      <span>
        <strong>{wallOf(row.startsAt, zone).slice(11)}</strong>
        <span className={css.faint}>{there}</span>
      </span>
      <Link to="/callbacks/$id" params={{ id: row.id }}>
        {row.subject}
      </Link>
      <span className={css.faint}>
        {row.accountName}
        {row.contactName === null ? '' : ` · ${row.contactName}`}
      </span>
      <span>
        <Tag tone={CALLBACK_TONES[row.state]}>{named(t.callbackStates, row.state)}</Tag>{' '}
        {row.question !== null && <Tag tone="watch">!</Tag>}{' '}
        <span className={css.faint}>{row.ownerName ?? t.common.none}</span>
      </span>
    </li>
  );
}
