import { useInfiniteQuery } from '@tanstack/react-query';
import { timeline } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, Skeleton } from '../../ui/parts';
import css from './account.module.css';

/** Everything that happened to an account, the latest first. */
export function Timeline({ account }: { account: Schemas['AccountView'] }) {
  const { t, instant, named } = useWriting();
  const query = useInfiniteQuery(timeline(account.id));
  return (
    <Card>
      {query.isPending && <Skeleton height="16rem" />}
      {query.isError && !shownOf(query) && <Failed error={query.error} retry={() => void query.refetch()} />}
      <ol className={css.entries}>
        {shownOf(query)
          ?.pages.flatMap((page) => page.items)
          .map((entry) => (
            <li key={entry.id} className={css.entry}>
              <div className={css.entryText}>
                <strong>{named(t.events, entry.kind)}</strong>{' '}
                <span className={css.faint}>{t.record.by(entry.actorName ?? t.record.platform)}</span>
                <p>{entry.text}</p>
              </div>
              <time dateTime={entry.occurredAt}>{instant(entry.occurredAt)}</time>
            </li>
          ))}
      </ol>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.common.more}
        </Button>
      )}
    </Card>
  );
}
