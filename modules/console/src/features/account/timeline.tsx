import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
                <p>
                  <Subject entry={entry} />
                </p>
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

/** Returns the text of a changed band, such as `unknown → red`, in the reader's words. */
export function bandsIn(text: string, named: (band: string) => string): string {
  return text.split(' → ').map(named).join(' → ');
}

/** What it happened to: a link, if it has a page of its own. */
function Subject({ entry }: { entry: Schemas['TimelineEntry'] }) {
  const params = { id: entry.subjectId };
  const { t, named } = useWriting();
  if (entry.kind === 'health_band_changed')
    return bandsIn(entry.text, (band) => named({ ...t.bands, unknown: t.common.unknown }, band));
  if (entry.kind.endsWith('_deleted')) return entry.text;
  if (entry.subjectId.startsWith('tick_'))
    return (
      <Link to="/tickets/$id" params={params}>
        {entry.text}
      </Link>
    );
  if (entry.subjectId.startsWith('call_'))
    return (
      <Link to="/callbacks/$id" params={params}>
        {entry.text}
      </Link>
    );
  return entry.text;
}
