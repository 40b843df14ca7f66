import type { ReactNode } from 'react';
import { Failed, Skeleton } from './parts';
import { isGone } from './refusal';

type Read<T> = { data: T | undefined; error: Error | null };

/** Returns what was read, also if it could not be read again. Nothing stays of what this person may not see any more. */
export function shownOf<T>({ data, error }: Read<T>): T | undefined {
  return isGone(error) ? undefined : data;
}

/** Shows what was read; before that its room, and instead of it why it could not be read. Old data stays while it is read again. */
export function Loaded<T>({
  query,
  height,
  children,
}: {
  query: Read<T> & { refetch: () => unknown };
  height: string;
  children: (data: T) => ReactNode;
}) {
  const shown = shownOf(query);
  if (shown !== undefined) return children(shown);
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton height={height} />;
}
