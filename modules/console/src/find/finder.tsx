import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { search } from '../api/own';
import { useDebounced } from '../app/debounced';
import { useWriting } from '../text';
import { Field } from '../ui/parts';
import css from './find.module.css';

type Hit = Schemas['SearchHit'];

const MOST_LETTERS = 100;

/** Finds a record by a few letters. */
export function Finder({
  label,
  hint,
  fits,
  shown,
  onChoose,
}: {
  label: string;
  hint: string;
  fits: (hit: Hit) => boolean;
  shown: (hit: Hit) => string;
  onChoose: (hit: Hit) => void;
}) {
  const { t } = useWriting();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim().replace(/^#/, ''));
  const query = useQuery({ ...search(wanted), enabled: wanted !== '', placeholderData: keepPreviousData });
  const hits = wanted === '' ? [] : (query.data ?? []).filter(fits);
  return (
    <div>
      <Field label={label} hint={hint} wrong={query.error?.message}>
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
      <ul aria-label={label}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button type="button" className={css.hit} onClick={() => onChoose(hit)}>
              {shown(hit)}
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
