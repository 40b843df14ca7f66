import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { useWriting } from '../../text';
import { Button, Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import css from './settings.module.css';

/** The address of the member's own calendar: it is shown once, and a new one takes the place of those from before. */
export function Feed() {
  const { t, instant } = useWriting();
  const toast = useToast();
  const [details, setDetails] = useState(false);
  const failed = (error: Error) => toast(error.message);
  const making = useMutation({
    mutationFn: () => body(api.POST('/calendar-feeds', { body: { details } })),
    onError: failed,
  });
  const revoking = useMutation({
    mutationFn: () => body<unknown>(api.DELETE('/calendar-feeds')),
    onSuccess: () => {
      making.reset();
      toast(t.feed.revoked);
    },
    onError: failed,
  });
  const link = making.data;
  const copy = (url: string) => navigator.clipboard.writeText(url).then(() => toast(t.callbacks.copied), failed);
  return (
    <Card title={t.feed.title}>
      <div className={css.lines}>
        <p className={css.hint}>{t.feed.lead}</p>
        <label>
          <input type="checkbox" checked={details} onChange={(event) => setDetails(event.target.checked)} />{' '}
          {t.feed.details}
        </label>
        {link && (
          <div className={css.line} aria-live="polite">
            <label className={css.label} htmlFor="feed">
              {t.feed.address}
            </label>
            <input id="feed" readOnly value={link.url} onFocus={(event) => event.target.select()} />
            <span className={css.hint}>{t.feed.once(instant(link.expiresAt))}</span>
          </div>
        )}
        <div className={css.buttons}>
          {link ? (
            <Button kind="main" onClick={() => void copy(link.url)}>
              {t.feed.copy}
            </Button>
          ) : (
            <Button disabled={making.isPending} onClick={() => making.mutate()}>
              {t.feed.make}
            </Button>
          )}
          <Button kind="quiet" disabled={revoking.isPending} onClick={() => revoking.mutate()}>
            {t.feed.revoke}
          </Button>
        </div>
      </div>
    </Card>
  );
}
