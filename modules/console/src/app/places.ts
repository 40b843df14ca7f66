import type { IconName } from '../ui/icons';

export type Place = {
  to: string;
  icon: IconName;
  name: 'home' | 'accounts' | 'renewals' | 'notices' | 'settings';
  /** What opens the page; nothing for a page of everybody. */
  permission?: string;
  /** The key that follows `g`. */
  key: string;
};

/** The pages, each with the permission that opens it. The settings are reached by the member's own menu. */
export const PLACES: Place[] = [
  { to: '/', icon: 'home', name: 'home', permission: 'home:read', key: 'h' },
  { to: '/accounts', icon: 'accounts', name: 'accounts', permission: 'accounts:read', key: 'a' },
  { to: '/renewals', icon: 'renewals', name: 'renewals', permission: 'renewals:read', key: 'r' },
  { to: '/notices', icon: 'bell', name: 'notices', key: 'n' },
  { to: '/settings', icon: 'gear', name: 'settings', key: 's' },
];
