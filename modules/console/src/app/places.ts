import type { IconName } from '../ui/icons';

export type Place = {
  to: string;
  icon: IconName;
  name: 'home' | 'work' | 'accounts' | 'renewals' | 'tickets' | 'callbacks' | 'surveys' | 'notices' | 'settings';
  /** Each of them opens the page; nothing for a page of everybody. */
  permissions?: string[];
  /** The key that follows `g`. */
  key: string;
};

/** The pages, each with what opens it. The settings are reached by the member's own menu. */
export const PLACES: Place[] = [
  { to: '/', icon: 'home', name: 'home', permissions: ['home:read', 'tickets:read'], key: 'h' },
  { to: '/work', icon: 'check', name: 'work', permissions: ['tasks:read'], key: 'w' },
  { to: '/accounts', icon: 'accounts', name: 'accounts', permissions: ['accounts:read'], key: 'a' },
  { to: '/renewals', icon: 'renewals', name: 'renewals', permissions: ['renewals:read'], key: 'r' },
  { to: '/tickets', icon: 'tickets', name: 'tickets', permissions: ['tickets:read'], key: 't' },
  { to: '/calendar', icon: 'phone', name: 'callbacks', permissions: ['callbacks:read'], key: 'c' },
  { to: '/surveys', icon: 'surveys', name: 'surveys', permissions: ['surveys:read'], key: 'q' },
  { to: '/notices', icon: 'bell', name: 'notices', key: 'n' },
  { to: '/settings', icon: 'gear', name: 'settings', key: 's' },
];
