import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, whole } from '../api/client';
import { preferences as preferencesQuery } from '../api/own';
import { useWriting } from '../text';
import { useToast } from '../ui/toasts';
import { type Preferences, prefer } from './preferences';

/** What follows a member to other devices. The language of the moment stays on this one: the member's own is a setting. */
export type Kept = Pick<Preferences, 'theme' | 'density' | 'keys'>;

const VALUES: { [K in keyof Kept]: readonly Kept[K][] } = {
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  keys: ['on', 'off'],
};
/** Other programs keep their own values beside ours. */
const PREFIX = 'console.';

/** Returns what was kept, without any value that this version does not know. */
export function keptOf(values: Record<string, string>): Partial<Kept> {
  return Object.fromEntries(
    Object.entries(VALUES).flatMap(([name, known]) => {
      const value = values[PREFIX + name];
      return known.some((one) => one === value) ? [[name, value]] : [];
    }),
  );
}

/** Takes over what the member has kept, also on another device. */
export function useKept(): void {
  const { data } = useQuery(preferencesQuery);
  useEffect(() => {
    if (data) prefer(keptOf(data.data.values));
  }, [data]);
}

/** Returns what changes the look at once and keeps it for the member. */
export function useKeep(): (changed: Partial<Kept>) => void {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const keeping = useMutation({
    mutationFn: async (changed: Partial<Kept>) => {
      const { data, tag } = await whole(api.GET('/members/me/preferences'));
      const own = Object.fromEntries(Object.entries(changed).map(([name, value]) => [PREFIX + name, value]));
      return whole(
        api.PUT('/members/me/preferences', {
          params: { header: { 'If-Match': tag } },
          body: { values: { ...data.values, ...own } },
        }),
      );
    },
    onSuccess: (kept) => queries.setQueryData(preferencesQuery.queryKey, kept),
    onError: (error) => toast(`${t.error.failed}: ${error.message}`),
  });
  return (changed) => {
    prefer(changed);
    keeping.mutate(changed);
  };
}
