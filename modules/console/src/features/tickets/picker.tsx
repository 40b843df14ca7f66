import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { search } from '../../api/own';
import { useDebounced } from '../../app/debounced';
import { useWriting } from '../../text';
import { Button, Field } from '../../ui/parts';
import css from './tickets.module.css';

export type Picked = { id: string; name: string };

const MOST_LETTERS = 100;

/** Finds a customer by a few letters. */
export function AccountPicker({
  picked,
  onPick,
}: {
  picked: Picked | undefined;
  onPick: (account: Picked | undefined) => void;
}) {
  const { t } = useWriting();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const query = useQuery({ ...search(wanted), enabled: wanted !== '', placeholderData: keepPreviousData });
  const hits = wanted === '' ? [] : (query.data ?? []).filter((hit) => hit.kind === 'accounts');
  if (picked)
    return (
      <div className={css.picked}>
        <strong>{picked.name}</strong>
        <Button small onClick={() => onPick(undefined)}>
          {t.tickets.another}
        </Button>
      </div>
    );
  return (
    <div>
      <Field label={t.tickets.findAccount} hint={t.tickets.findHint} wrong={query.error?.message}>
        {(control) => (
          <input
            {...control}
            type="search"
            autoComplete="off"
            maxLength={MOST_LETTERS}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ul aria-label={t.tickets.findAccount}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button
              type="button"
              className={css.hit}
              onClick={() => onPick({ id: hit.accountId, name: hit.accountName })}
            >
              {hit.accountName}
              <span className={css.faint}>{t.tickets.pick}</span>
            </button>
          </li>
        ))}
      </ul>
      {wanted !== '' && query.isSuccess && hits.length === 0 && (
        <p className={css.faint} role="status">
          {t.app.foundNone(wanted)}
        </p>
      )}
    </div>
  );
}
