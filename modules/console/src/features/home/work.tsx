import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { firstWork, type WorkEntry } from '../../api/work';
import { Reason } from '../../tasks/reason';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/parts';
import css from './home.module.css';

const SHOWN = 8;

/** The first of one's own work, each with its reason. */
export function OwnWork() {
  const { t, number } = useWriting();
  const query = useQuery(firstWork(SHOWN));
  const count = query.data?.count;
  return (
    <Card
      title={count == null ? t.work.mine : t.work.mineOf(t.work.count(number(count)))}
      aside={<Link to="/work">{t.work.toAll}</Link>}
      flush
    >
      <Loaded query={query} height="12rem">
        {(page) =>
          page.items.length === 0 ? (
            <p className={css.empty}>{t.work.none}</p>
          ) : (
            <ul className={css.list}>
              {page.items.map((entry) => (
                <Row key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function Row({ entry }: { entry: WorkEntry }) {
  const { t, named } = useWriting();
  const title = entry.title ?? entry.accountName ?? t.common.none;
  return (
    <li className={css.row}>
      {entry.kind === 'ticket' ? (
        <Link to="/tickets/$id" params={{ id: entry.id }} className={css.name}>
          {title}
        </Link>
      ) : entry.kind === 'renewal' ? (
        <Link to="/renewals" search={{ open: entry.id }} className={css.name}>
          {title}
        </Link>
      ) : entry.kind === 'callback' ? (
        <Link to="/callbacks/$id" params={{ id: entry.id }} className={css.name}>
          {title}
        </Link>
      ) : (
        <Link to="/work" className={css.name}>
          {title}
        </Link>
      )}
      <span className={css.end}>{named(t.work.one, entry.kind)}</span>
      <span className={css.more}>
        <Reason entry={entry} />
        {entry.title && entry.accountName && ` · ${entry.accountName}`}
      </span>
    </li>
  );
}
