import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, body } from '../../api/client';
import { notices as noticesQuery, unread as unreadQuery } from '../../api/own';
import { present } from '../../app/search';
import { useWriting } from '../../text';
import { Icon, type IconName } from '../../ui/icons';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Blank, Button, Card, names, Tag, toneOf } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { useToast } from '../../ui/toasts';
import css from './notices.module.css';
import { bandsOf, type Notice, placeOf, sentenceOf } from './said';

const route = getRouteApi('/notices');

const ICONS: Record<string, IconName> = {
  renewal_near: 'renewals',
  band_changed: 'warn',
  disagreement: 'note',
  assigned: 'person',
};

/** Marks notices, and reads again what says how many are unread. */
function useMark() {
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onError: (error) => toast(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}

const mark = ({ id }: Notice, isRead: boolean) => {
  const path = { params: { path: { id } } };
  return isRead ? body(api.POST('/notices/{id}/reading', path)) : body(api.DELETE('/notices/{id}/reading', path));
};

/** What the member is told, the latest first. Each notice leads to its record. */
export default function Notices() {
  const { t, number } = useWriting();
  const { unread: only } = route.useSearch();
  const navigate = route.useNavigate();
  const count = useQuery(unreadQuery);
  const { unread = 0, latest = null } = count.data?.data ?? {};
  const list = useInfiniteQuery({ ...noticesQuery(only !== undefined, latest), enabled: !count.isPending });
  const marking = useMark();
  const until = list.data?.pages[0]?.items[0]?.at;
  const readAll = () => until && marking.mutate(() => body(api.POST('/notices/readings', { body: { until } })));
  return (
    <Page
      title={t.notices.title}
      lead={unread > 0 ? t.app.unread(number(unread)) : undefined}
      actions={
        <div className={css.actions}>
          <Segments
            label={t.notices.shown}
            value={only ?? 'false'}
            options={[
              { value: 'false', label: t.notices.all },
              { value: 'true', label: t.notices.unread },
            ]}
            onChange={(value) =>
              void navigate({ search: present({ unread: value === 'true' ? value : undefined }), replace: true })
            }
          />
          <Button disabled={unread === 0 || marking.isPending} onClick={readAll}>
            {t.notices.readAll}
          </Button>
        </div>
      }
    >
      <Card flush>
        <Loaded query={count.isError && !count.data ? { ...count, data: undefined } : list} height="24rem">
          {({ pages }) => (
            <List
              notices={pages.flatMap((page) => page.items)}
              title={only ? t.notices.noneUnread : t.notices.none}
              onMark={(notice, isRead) => marking.mutate(() => mark(notice, isRead))}
            />
          )}
        </Loaded>
        {list.hasNextPage && (
          <div className={css.more}>
            <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t.common.more}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

function List({
  notices,
  title,
  onMark,
}: {
  notices: Notice[];
  title: string;
  onMark: (notice: Notice, isRead: boolean) => void;
}) {
  const { t } = useWriting();
  if (notices.length === 0) return <Blank title={title} hint={t.notices.noneHint} />;
  return (
    <ol aria-label={t.notices.title}>
      {notices.map((notice) => (
        <Line key={notice.id} notice={notice} onMark={onMark} />
      ))}
    </ol>
  );
}

function Line({ notice, onMark }: { notice: Notice; onMark: (notice: Notice, isRead: boolean) => void }) {
  const writing = useWriting();
  const { t, instant, named } = writing;
  const isUnread = notice.readAt === null;
  const bands = bandsOf(notice);
  const label = isUnread ? t.notices.markRead : t.notices.markUnread;
  return (
    <li className={names(css.notice, isUnread && css.unread)}>
      <span className={css.icon}>
        <Icon name={ICONS[notice.kind] ?? 'bell'} />
      </span>
      <div className={css.text}>
        <Link {...placeOf(notice)} className={css.link} onClick={() => isUnread && onMark(notice, true)}>
          {notice.accountName}
          {isUnread && <span className="hidden"> ({t.notices.unread})</span>}
        </Link>
        <p>
          {sentenceOf(notice, writing)}
          {bands && (
            <>
              {' '}
              <Tag tone={toneOf(bands[0])}>{named(t.bands, bands[0])}</Tag> →{' '}
              <Tag tone={toneOf(bands[1])}>{named(t.bands, bands[1])}</Tag>
            </>
          )}
        </p>
        <time dateTime={notice.at}>{instant(notice.at)}</time>
      </div>
      <Button
        kind="quiet"
        icon
        title={label}
        aria-label={`${label}: ${notice.accountName}`}
        onClick={() => onMark(notice, isUnread)}
      >
        <Icon name={isUnread ? 'check' : 'bell'} />
      </Button>
    </li>
  );
}
