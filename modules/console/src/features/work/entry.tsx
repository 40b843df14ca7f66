import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkEntry } from '../../api/work';
import { useSession } from '../../app/session';
import { Actions } from '../../tasks/actions';
import { Reason } from '../../tasks/reason';
import css from '../../tasks/tasks.module.css';
import { useWriting } from '../../text';
import { Tag } from '../../ui/parts';
import { Checklist } from './checklist';

/** Something that waits: what it is, why it is here, and what can be done with it at once. */
export function Entry({ entry }: { entry: WorkEntry }) {
  const { t, named } = useWriting();
  const { subjectId } = useSession();
  const [open, setOpen] = useState(false);
  const title = entry.title ?? entry.accountName ?? t.common.none;
  return (
    <li className={css.entry}>
      <div className={css.what}>
        <Tag>{named(t.work.one, entry.kind)}</Tag>{' '}
        {entry.kind === 'task' ? (
          <button type="button" className={css.open} aria-expanded={open} onClick={() => setOpen(!open)}>
            {title}
          </button>
        ) : entry.kind === 'callback' ? (
          <Link to="/callbacks/$id" params={{ id: entry.id }} className={css.open}>
            {title}
          </Link>
        ) : entry.kind === 'ticket' ? (
          <Link to="/tickets/$id" params={{ id: entry.id }} className={css.open}>
            {title}
          </Link>
        ) : (
          <Link to="/renewals" search={{ open: entry.id }} className={css.open}>
            {title}
          </Link>
        )}
        {entry.accountId && entry.title && (
          <Link to="/accounts/$id/{-$tab}" params={{ id: entry.accountId }} className={css.account}>
            {entry.accountName}
          </Link>
        )}
      </div>
      <p className={css.why}>
        <Reason entry={entry} />
        {entry.ownerName && entry.ownerId !== subjectId && ` · ${entry.ownerName}`}
        {entry.priority && entry.priority !== 'normal' && ` · ${named(t.work.priorities, entry.priority)}`}
      </p>
      {entry.kind === 'task' && <Actions id={entry.id} title={title} dueOn={entry.reason.figures.dueOn} />}
      {open && <Checklist id={entry.id} />}
    </li>
  );
}
