import type { IconName } from '../ui/icons';

export type Place = {
  to: string;
  icon: IconName;
  name:
    | 'home'
    | 'work'
    | 'accounts'
    | 'renewals'
    | 'tickets'
    | 'callbacks'
    | 'surveys'
    | 'people'
    | 'vendors'
    | 'partners'
    | 'notices'
    | 'settings';
  /** Each of them opens the page; nothing for a page of everybody. */
  permissions?: string[];
  /** True if it is open to the people of vendors too. */
  outside?: boolean;
  /** The key that follows `g`. */
  key: string;
};

/** The pages, each with what opens it. The settings are reached by the member's own menu. */
export const PLACES: Place[] = [
  { to: '/', icon: 'home', name: 'home', permissions: ['home:read', 'tickets:read'], outside: true, key: 'h' },
  { to: '/work', icon: 'check', name: 'work', permissions: ['tasks:read'], key: 'w' },
  { to: '/accounts', icon: 'accounts', name: 'accounts', permissions: ['accounts:read'], key: 'a' },
  { to: '/renewals', icon: 'renewals', name: 'renewals', permissions: ['renewals:read'], key: 'r' },
  { to: '/tickets', icon: 'tickets', name: 'tickets', permissions: ['tickets:read'], outside: true, key: 't' },
  { to: '/calendar', icon: 'phone', name: 'callbacks', permissions: ['callbacks:read'], key: 'c' },
  { to: '/surveys', icon: 'surveys', name: 'surveys', permissions: ['surveys:read'], key: 'q' },
  {
    to: '/people',
    icon: 'person',
    name: 'people',
    permissions: ['members:write', 'roles:read', 'calendars:write'],
    key: 'p',
  },
  { to: '/vendors', icon: 'contract', name: 'vendors', permissions: ['vendors:read'], key: 'v' },
  { to: '/partners', icon: 'link', name: 'partners', permissions: ['webhooks:read', 'clients:read'], key: 'l' },
  { to: '/notices', icon: 'bell', name: 'notices', outside: true, key: 'n' },
  { to: '/settings', icon: 'gear', name: 'settings', outside: true, key: 's' },
];

/** How many places a telephone of 360 px has room for beside the search and the member's own menu; one of them may be the menu of the others. */
const ROOM = 5;

/** Returns the places that stand in a menu of their own on a telephone. */
export function rareOf(places: Place[]): Place[] {
  return places.length > ROOM ? places.slice(ROOM - 1) : [];
}
