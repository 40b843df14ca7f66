import { getRouteApi, Link } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Page, pageStyles } from '../../ui/page';
import { Members } from './members';
import { Roles } from './roles';
import { Teams } from './teams';

const route = getRouteApi('/people/{-$tab}');

/** The parts, each with the permission that opens it. */
const PARTS = [
  { name: 'members', permission: 'members:read', part: Members },
  { name: 'teams', permission: 'members:read', part: Teams },
  { name: 'roles', permission: 'roles:read', part: Roles },
] as const;

/** Who logs in, in which teams, and what each may see and do. */
export default function People() {
  const { t } = useWriting();
  const { may } = useSession();
  const { tab } = route.useParams();
  const open = PARTS.filter(({ permission }) => may(permission));
  const current = open.find(({ name }) => name === tab) ?? open[0];
  return (
    <Page title={t.people.title} lead={t.people.lead}>
      <nav className={pageStyles.tabs} aria-label={t.people.title}>
        {open.map(({ name }) => (
          <Link
            key={name}
            to="/people/{-$tab}"
            params={{ tab: name === 'members' ? undefined : name }}
            className={pageStyles.tab}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t.people.tabs[name]}
          </Link>
        ))}
      </nav>
      {current && <current.part />}
    </Page>
  );
}
