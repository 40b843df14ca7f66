import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from './client';
import { SESSION } from './own';
import { MINUTE } from './spans';

/** Makes the cache of what was read. When a session has ended, `onEnd` is told, and the pages keep what they show. */
export function makeQueries(onEnd: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof Refused && error.status === 401 && query.queryKey[0] !== SESSION[0]) onEnd();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: MINUTE / 2,
        gcTime: 30 * MINUTE,
        retry: (count, error) => count < 3 && error instanceof Refused && isPassing(error.status),
        retryDelay: (count, error) =>
          1000 * (error instanceof Refused && error.retryAfter ? error.retryAfter : 2 ** count),
      },
    },
  });
}

function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status === 503;
}
