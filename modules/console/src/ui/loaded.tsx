import type { ReactNode } from 'react';
import { Failed, Skeleton } from './parts';

/** Shows what was read; before that its room, and instead of it why it could not be read. Old data stays while it is read again. */
export function Loaded<T>({
  query,
  height,
  children,
}: {
  query: { data: T | undefined; error: Error | null; refetch: () => unknown };
  height: string;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton height={height} />;
}
