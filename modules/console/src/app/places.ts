import type { IconName } from '../ui/icons';

export type Place = {
  to: string;
  icon: IconName;
  name: 'home' | 'accounts' | 'renewals';
  permission: string;
  /** The key that follows `g`. */
  key: string;
};

/** The pages of the menu, each with the permission that opens it. */
export const PLACES: Place[] = [
  { to: '/', icon: 'home', name: 'home', permission: 'home:read', key: 'h' },
  { to: '/accounts', icon: 'accounts', name: 'accounts', permission: 'accounts:read', key: 'a' },
  { to: '/renewals', icon: 'renewals', name: 'renewals', permission: 'renewals:read', key: 'r' },
];
