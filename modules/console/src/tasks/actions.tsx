import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { moves, readWorkAgain } from '../api/work';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { instantOf, plusDays } from '../text/days';
import { Form, type Values } from '../ui/form';
import { Menu, MenuItem } from '../ui/menu';
import { Button } from '../ui/parts';
import { useToast } from '../ui/toasts';
import { isTooLate } from './due';
import css from './tasks.module.css';

const THREE = 3;
const WEEK = 7;

/** Completes, snoozes or drops a task from a list, each with a way back. */
export function Actions({
  id,
  title,
  dueOn,
  onMoved,
}: {
  id: string;
  title: string;
  dueOn?: string | null | undefined;
  onMoved?: () => void;
}) {
  const { t, zone, day } = useWriting();
  const { may, today } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const [dropping, setDropping] = useState<Values>();
  const [busy, setBusy] = useState(false);
  if (!may('tasks:write')) return null;
  const again = async () => {
    await readWorkAgain(queries);
    onMoved?.();
  };
  const move = async (moved: Promise<unknown>, undo: () => Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await moved;
      toast(said, () => void undo().then(again, (error: Error) => toast(error.message)));
      await again();
    } finally {
      setBusy(false);
    }
  };
  const at = (moved: Promise<unknown>, undo: () => Promise<unknown>, said: string) =>
    void move(moved, undo, said).catch((error: Error) => toast(error.message));
  const later = (days: number) => {
    const on = plusDays(today, days);
    at(
      moves.snooze.set(id, instantOf(`${on}T08:00`, zone)),
      () => moves.snooze.undo(id),
      isTooLate(on, dueOn) ? t.work.isTooLate(title, day(on), day(dueOn)) : t.work.isLater(title),
    );
  };
  if (dropping)
    return (
      <div className={css.ask}>
        <Form
          fields={[{ name: 'reason', label: t.work.dropWhy, kind: 'area', wide: true }]}
          limits={limits.TaskDropping}
          values={dropping}
          onChange={setDropping}
          submit={t.work.drop}
          onSubmit={async () => {
            await move(
              moves.drop.set(id, dropping.reason?.trim() ?? ''),
              () => moves.drop.undo(id),
              t.work.isDropped(title),
            );
            setDropping(undefined);
          }}
          onCancel={() => setDropping(undefined)}
        />
      </div>
    );
  return (
    <div className={css.actions}>
      <Button
        small
        disabled={busy}
        aria-label={t.work.doneThis(title)}
        onClick={() => at(moves.done.set(id), () => moves.done.undo(id), t.work.isDone(title))}
      >
        {t.work.done}
      </Button>
      <Menu label={t.work.snooze} disabled={busy}>
        {(close) =>
          (
            [
              [1, t.work.tomorrow],
              [THREE, t.work.inThreeDays],
              [WEEK, t.work.nextWeek],
            ] as const
          ).map(([days, label]) => (
            <MenuItem
              key={days}
              onClick={() => {
                close();
                later(days);
              }}
            >
              {label}
            </MenuItem>
          ))
        }
      </Menu>
      <Button small disabled={busy} aria-label={t.work.dropThis(title)} onClick={() => setDropping({})}>
        {t.work.drop}
      </Button>
    </div>
  );
}
