import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { readWorkAgain, task as taskQuery } from '../../api/work';
import { useSession } from '../../app/session';
import css from '../../tasks/tasks.module.css';
import { useToast } from '../../ui/toasts';

/** The steps and the note of a task. A step is ticked on the version that is shown. */
export function Checklist({ id }: { id: string }) {
  const { may } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const { data } = useQuery(taskQuery(id));
  if (!data) return null;
  const { note, checklist } = data.data;
  const tick = (at: number) => {
    const ticked = checklist.map((step, n) => ({
      text: step.text,
      done: n === at ? !step.done : (step.done ?? false),
    }));
    void body(
      api.PATCH('/tasks/{id}', {
        params: { path: { id }, header: { 'If-Match': data.tag } },
        body: { checklist: ticked },
      }),
    )
      .catch((error: Error) => toast(error.message))
      .then(() => readWorkAgain(queries));
  };
  return (
    <div className={css.more}>
      {note && <p className={css.note}>{note}</p>}
      {checklist.length > 0 && (
        <ul className={css.steps}>
          {checklist.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have the same text
            <li key={`${at}-${step.text}`}>
              <label>
                <input
                  type="checkbox"
                  checked={step.done ?? false}
                  disabled={!may('tasks:write')}
                  onChange={() => tick(at)}
                />{' '}
                {step.text}
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
