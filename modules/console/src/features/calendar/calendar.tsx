import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { calendar, capacity, kept } from '../../api/callbacks';
import { members, teams } from '../../api/own';
import { present } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { instantOf, plusDays } from '../../text/days';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Button, Field, names, partStyles } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import css from './calendar.module.css';
import { Days, People } from './columns';
import { LoadTable } from './load';
import { DAYS, mondayOf } from './week';

const route = getRouteApi('/calendar');

type Changed = { day?: string | undefined; of?: string | undefined; view?: 'day' | undefined };

/** The promises of a day or a week, of one person, of a team or of everybody, by the reader's days, against the time that they have. */
export default function Calendar() {
  const { t, zone, number, day: writeDay } = useWriting();
  const { subjectId, today, may } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = search.view ?? 'week';
  const first = view === 'day' ? (search.day ?? today) : mondayOf(search.day ?? today);
  const days = view === 'day' ? 1 : DAYS;
  const end = plusDays(first, days);
  const from = instantOf(`${first}T00:00`, zone);
  const until = instantOf(`${end}T00:00`, zone);
  const whose = useWhose(search.of, subjectId);
  const query = useQuery(calendar(from, until, whose));
  const { data: load } = useQuery({ ...capacity(first, end, whose), enabled: may('slots:read') });
  const { data: sums } = useQuery(kept(from, until, whose.memberId));
  const share = sums?.rate == null ? undefined : t.callbacks.keptShare(`${number(sums.rate)} %`, number(sums.due));
  const set = (changed: Changed) => void navigate({ search: present({ ...search, ...changed }), replace: true });
  return (
    <Page
      title={t.callbacks.title}
      lead={whose.memberId || !search.of ? share : undefined}
      actions={
        <div className={css.tools}>
          <Segments
            label={t.calendar.view}
            value={view}
            options={[
              { value: 'day', label: t.calendar.day },
              { value: 'week', label: t.callbacks.week },
            ]}
            onChange={(value) => set({ view: value === 'day' ? 'day' : undefined })}
          />
          <Button onClick={() => set({ day: plusDays(first, -days) })} aria-label={t.calendar.earlier}>
            ←
          </Button>
          <Button onClick={() => set({ day: undefined })}>{t.calendar.today}</Button>
          <Button onClick={() => set({ day: plusDays(first, days) })} aria-label={t.calendar.later}>
            →
          </Button>
          <Link to="/callbacks/planned">{t.series.planning}</Link>
          {may('callbacks:write') && may('accounts:read') && (
            <Link to="/callbacks/new" className={names(partStyles.button, partStyles.main)}>
              {t.callbacks.plan}
            </Link>
          )}
          <Whose value={search.of ?? ''} onChange={(of) => set({ of: of || undefined })} />
        </div>
      }
    >
      <p className={css.span} aria-live="polite">
        {days === 1 ? writeDay(first) : `${writeDay(first)} – ${writeDay(plusDays(end, -1))}`}
      </p>
      <Loaded query={query} height="20rem">
        {({ rows, more }) => (
          <>
            {more && <p role="note">{t.calendar.more(number(rows.length))}</p>}
            {view === 'day' ? (
              <People rows={rows} load={load} />
            ) : (
              <Days rows={rows} from={first} load={load} onDay={(day) => set({ day, view: 'day' })} />
            )}
          </>
        )}
      </Loaded>
      {load && <LoadTable load={load} />}
    </Page>
  );
}

/** Returns whose callbacks an address asks for: `me`, a member or a team. */
function useWhose(of: string | undefined, me: string) {
  const { may } = useSession();
  const isTeam = of?.startsWith('team_') ?? false;
  const { data: all } = useQuery({ ...teams, enabled: isTeam && may('members:read') });
  const team = all?.find((one) => one.id === of);
  if (!of) return {};
  if (!isTeam) return { memberId: of === 'me' ? me : of };
  const people = team ? [...new Set([...team.memberIds, ...(team.leadId === null ? [] : [team.leadId])])] : [];
  return { teamId: of, memberIds: people };
}

function Whose({ value, onChange }: { value: string; onChange: (of: string) => void }) {
  const { t } = useWriting();
  const { may } = useSession();
  const { data: people = [] } = useQuery({ ...members, enabled: may('members:read') });
  const { data: groups = [] } = useQuery({ ...teams, enabled: may('members:read') });
  return (
    <Field label={t.callbacks.whose}>
      {(props) => (
        <select {...props} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t.callbacks.everybody}</option>
          <option value="me">{t.callbacks.mine}</option>
          <optgroup label={t.calendar.teams}>
            {groups.map((team) => (
              <option key={team.id} value={team.id}>
                {team.title}
              </option>
            ))}
          </optgroup>
          <optgroup label={t.calendar.people}>
            {people.map((member) => (
              <option key={member.id} value={member.id}>
                {member.name}
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Field>
  );
}
