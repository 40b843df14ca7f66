import { createRootRoute, createRoute, createRouter, Link, redirect } from '@tanstack/react-router';
import { lazy } from 'react';
import { useWriting } from '../text';
import { Blank } from '../ui/parts';
import { accountsSearch } from './accountsearch';
import { many, one, parseSearch, present, type Search, writeSearch } from './search';
import { Shell } from './shell';

const Home = lazy(() => import('../features/home/home'));
const Account = lazy(() => import('../features/account/account'));
const Accounts = lazy(() => import('../features/accounts/accounts'));
const Notices = lazy(() => import('../features/notices/notices'));
const Settings = lazy(() => import('../features/settings/settings'));
const Calendar = lazy(() => import('../features/calendar/calendar'));
const CallbackPage = lazy(() => import('../features/callbacks/callback'));
const NewCallback = lazy(() => import('../features/callbacks/new'));
const Missed = lazy(() => import('../features/tickets/missed'));
const PlannedList = lazy(() => import('../features/callbacks/list'));
const SeriesPage = lazy(() => import('../features/callbacks/seriespage'));
const Tickets = lazy(() => import('../features/tickets/tickets'));
const Ticket = lazy(() => import('../features/tickets/ticket'));
const NewTicket = lazy(() => import('../features/tickets/new'));
const Work = lazy(() => import('../features/work/work'));
const FollowUp = lazy(() => import('../features/followup/followup'));
const Surveys = lazy(() => import('../features/surveys/surveys'));
const SurveyPage = lazy(() => import('../features/surveys/survey'));
const Designer = lazy(() => import('../features/surveys/designer'));
const People = lazy(() => import('../features/people/people'));
const Vendors = lazy(() => import('../features/vendors/vendors'));
const VendorPage = lazy(() => import('../features/vendors/vendor'));
const Partners = lazy(() => import('../features/partners/partners'));
const WebhookPage = lazy(() => import('../features/partners/webhook'));
const Renewals = lazy(() => import('../features/renewals/renewals'));

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Search) => present({ of: search.of === 'team' ? ('team' as const) : undefined }),
  component: Home,
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: (search: Search) => present({ unread: search.unread === 'true' ? ('true' as const) : undefined }),
  component: Notices,
});

const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: Settings });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Search) => present({ next: one(search.next) }),
  // Who is here is logged in already. Only addresses of this server are followed.
  beforeLoad: ({ search }) => {
    const next = search.next ?? '/';
    throw redirect({ href: /^\/(?![/\\])/.test(next) ? next : '/' });
  },
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: Accounts,
});

const account = createRoute({ getParentRoute: () => root, path: '/accounts/$id/{-$tab}', component: Account });

export type RenewalsSearch = ReturnType<typeof renewalsSearch>;

/** The filters of the renewals, the way in which they are shown, and the renewal that is open beside them. */
function renewalsSearch(search: Search) {
  return present({
    view: one(search.view),
    quarter: many(search.quarter),
    accountId: one(search.accountId),
    ownerId: many(search.ownerId),
    category: many(search.category),
    stage: many(search.stage),
    state: many(search.state),
    band: many(search.band),
    without: many(search.without),
    resolutionAsked: one(search.resolutionAsked),
    sort: one(search.sort),
    open: one(search.open),
  });
}

const renewals = createRoute({
  getParentRoute: () => root,
  path: '/renewals',
  validateSearch: renewalsSearch,
  component: Renewals,
});

export type TicketsSearch = ReturnType<typeof ticketsSearch>;

/** The filters of the tickets. `assigneeId=me` means whoever looks, so that a link can be shared. */
function ticketsSearch(search: Search) {
  return present({
    queueId: many(search.queueId),
    state: many(search.state),
    severity: many(search.severity),
    type: many(search.type),
    channel: many(search.channel),
    product: many(search.product),
    assigneeId: many(search.assigneeId),
    accountId: one(search.accountId),
    match: one(search.match),
    without: many(search.without),
    sort: one(search.sort),
  });
}

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: ticketsSearch,
  component: Tickets,
});

const newTicket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/new',
  validateSearch: (search: Search) => present({ accountId: one(search.accountId) }),
  component: NewTicket,
});

const missed = createRoute({
  getParentRoute: () => root,
  path: '/tickets/missed',
  validateSearch: (search: Search) => present({ excused: search.excused === 'true' ? ('true' as const) : undefined }),
  component: Missed,
});

const ticket = createRoute({ getParentRoute: () => root, path: '/tickets/$id', component: Ticket });

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  validateSearch: (search: Search) => present({ whose: one(search.whose), kind: many(search.kind) }),
  component: Work,
});

const followUp = createRoute({ getParentRoute: () => root, path: '/follow-up', component: FollowUp });

/** A day of the day or the week that is shown, and whose callbacks: `me` means whoever looks, a member, a team, nothing everybody. */
function calendarSearch(search: Search) {
  return present({
    view: search.view === 'day' ? ('day' as const) : undefined,
    day: one(search.day),
    of: one(search.of),
  });
}

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: Calendar,
});

const newCallback = createRoute({
  getParentRoute: () => root,
  path: '/callbacks/new',
  validateSearch: (search: Search) =>
    present({
      accountId: one(search.accountId),
      ticketId: one(search.ticketId),
      contactId: one(search.contactId),
      seriesId: one(search.seriesId),
      local: one(search.local),
    }),
  component: NewCallback,
});

const planned = createRoute({
  getParentRoute: () => root,
  path: '/callbacks/planned',
  validateSearch: (search: Search) =>
    present({
      whose: search.whose === 'all' ? ('all' as const) : undefined,
      over: search.over === 'yes' ? ('yes' as const) : undefined,
    }),
  component: PlannedList,
});

const callbackSeries = createRoute({
  getParentRoute: () => root,
  path: '/callbacks/series/$id',
  component: SeriesPage,
});

const callback = createRoute({ getParentRoute: () => root, path: '/callbacks/$id', component: CallbackPage });
const surveys = createRoute({ getParentRoute: () => root, path: '/surveys', component: Surveys });

const survey = createRoute({ getParentRoute: () => root, path: '/surveys/$id', component: SurveyPage });

const designer = createRoute({ getParentRoute: () => root, path: '/surveys/$id/edit', component: Designer });

/** What is opened: the id or name of a record, or `new`. */
const opened = (search: Search) => present({ open: one(search.open) });

const people = createRoute({
  getParentRoute: () => root,
  path: '/people/{-$tab}',
  validateSearch: (search: Search) => present({ status: one(search.status), open: one(search.open) }),
  component: People,
});

const vendors = createRoute({
  getParentRoute: () => root,
  path: '/vendors',
  validateSearch: opened,
  component: Vendors,
});

const vendor = createRoute({
  getParentRoute: () => root,
  path: '/vendors/$id',
  validateSearch: opened,
  component: VendorPage,
});

const partners = createRoute({
  getParentRoute: () => root,
  path: '/partners/{-$tab}',
  validateSearch: (search: Search) => present({ open: one(search.open), type: many(search.type) }),
  component: Partners,
});

const webhook = createRoute({
  getParentRoute: () => root,
  path: '/partners/webhooks/$id',
  validateSearch: (search: Search) =>
    present({ state: (['pending', 'delivered', 'failed'] as const).find((state) => state === search.state) }),
  component: WebhookPage,
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    work,
    followUp,
    login,
    accounts,
    account,
    renewals,
    tickets,
    newTicket,
    missed,
    ticket,
    calendar,
    newCallback,
    planned,
    callbackSeries,
    callback,
    surveys,
    survey,
    designer,
    people,
    vendors,
    vendor,
    partners,
    webhook,
    notices,
    settings,
  ]),
  parseSearch,
  stringifySearch: writeSearch,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { t } = useWriting();
  return (
    <Blank title={t.app.notFound} hint={t.app.notFoundHint}>
      <Link to="/">{t.app.toStart}</Link>
    </Blank>
  );
}
