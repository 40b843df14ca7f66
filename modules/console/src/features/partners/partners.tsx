import { getRouteApi, Link } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Page, pageStyles } from '../../ui/page';
import { Changes } from './changes';
import { Clients } from './clients';
import { Webhooks } from './webhooks';

const route = getRouteApi('/partners/{-$tab}');

/** The parts, each with the permission that opens it. */
const PARTS = [
  { name: 'webhooks', permission: 'webhooks:read', part: Webhooks },
  { name: 'changes', permission: 'changes:read', part: Changes },
  { name: 'clients', permission: 'clients:read', part: Clients },
] as const;

/** What programs of other companies need: where changes are sent, which changes there are, and who logs in. */
export default function Partners() {
  const { t } = useWriting();
  const { may } = useSession();
  const { tab } = route.useParams();
  const open = PARTS.filter(({ permission }) => may(permission));
  const current = open.find(({ name }) => name === tab) ?? open[0];
  return (
    <Page title={t.partners.title} lead={t.partners.lead}>
      <nav className={pageStyles.tabs} aria-label={t.partners.title}>
        {open.map(({ name }, at) => (
          <Link
            key={name}
            to="/partners/{-$tab}"
            params={{ tab: at === 0 ? undefined : name }}
            className={pageStyles.tab}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t.partners.tabs[name]}
          </Link>
        ))}
      </nav>
      {current && <current.part />}
    </Page>
  );
}
