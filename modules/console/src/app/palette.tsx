import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { search } from '../api/own';
import { useWriting } from '../text';
import { Icon, type IconName } from '../ui/icons';
import { Button, Kbd, names } from '../ui/parts';
import { useDebounced } from './debounced';
import { addressOf, Found, iconOf } from './found';
import { useModal } from './keysheet';
import type { Place } from './places';
import { logOut, useSession } from './session';
import css from './shell.module.css';

type Option = { key: string; icon: IconName; label: ReactNode; more?: ReactNode; act: () => void };

const MOST_LETTERS = 100;

/** Returns the records that match a text. While the next answer is under way, the last one stays, but it cannot be opened. */
function useRecords(text: string) {
  const { may } = useSession();
  const wanted = useDebounced(text);
  const query = useQuery({
    ...search(wanted),
    enabled: wanted !== '' && may('accounts:read'),
    placeholderData: keepPreviousData,
  });
  const isAsked = text !== '' && may('accounts:read');
  return {
    hits: isAsked && !query.isError ? (query.data ?? []) : [],
    isWaiting: isAsked && (wanted !== text || query.isPending || query.isPlaceholderData),
    hasFailed: isAsked && wanted === text && query.isError,
    retry: () => void query.refetch(),
  };
}

/** Returns the pages and actions whose names contain a text. */
function usePages(places: Place[], wanted: string, go: (to: string) => () => void): Option[] {
  const { t } = useWriting();
  return [
    ...places.map((place) => ({
      key: place.to,
      icon: place.icon,
      label: t.app[place.name],
      more: place.key && <Kbd>g {place.key}</Kbd>,
      act: go(place.to),
    })),
    { key: 'out', icon: 'out' as const, label: t.app.logOut, act: () => void logOut() },
  ].filter((option) => option.label.toLowerCase().includes(wanted.toLowerCase()));
}

/** Finds pages, actions and records by a few letters. */
export function Palette({ places, onClose }: { places: Place[]; onClose: () => void }) {
  const { t } = useWriting();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const go = (to: string) => () => {
    onClose();
    void navigate({ to });
  };
  const wanted = text.trim();
  const found = useRecords(wanted);
  const pages = usePages(places, wanted, go);
  const records = found.hits.map((hit): Option => {
    const act = found.isWaiting ? () => {} : go(addressOf(hit));
    return { key: hit.id, icon: iconOf(hit), label: <Found hit={hit} />, act };
  });
  const options = [...pages, ...records];
  const current = Math.min(chosen, options.length - 1);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) setChosen((current + step + options.length) % options.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) options[current]?.act();
    else return;
    event.preventDefault();
  };
  const list = (label: string, shown: Option[], from: number) =>
    shown.length > 0 && (
      <div role="group" aria-label={label}>
        <div className={css.optionsTitle} aria-hidden="true">
          {label}
        </div>
        {shown.map((option, index) => (
          <OptionLine
            key={option.key}
            id={`${id}-${from + index}`}
            option={option}
            isCurrent={from + index === current}
            onPoint={() => setChosen(from + index)}
          />
        ))}
      </div>
    );
  return (
    <dialog
      ref={useModal()}
      className={names(css.dialog, css.palette)}
      aria-label={t.app.search}
      onClose={onClose}
      onKeyDown={press}
    >
      <input
        className={css.paletteInput}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={options.length > 0 ? `${id}-${current}` : undefined}
        aria-label={t.app.search}
        placeholder={t.app.search}
        maxLength={MOST_LETTERS}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <div id={id} role="listbox" aria-label={t.app.search} aria-busy={found.isWaiting} className={css.options}>
        {list(t.app.pages, pages, 0)}
        {list(t.app.found, records, pages.length)}
      </div>
      <State {...found} text={wanted} count={records.length} />
    </dialog>
  );
}

/** Brings the current option into sight. */
const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

function OptionLine({
  id,
  option,
  isCurrent,
  onPoint,
}: {
  id: string;
  option: Option;
  isCurrent: boolean;
  onPoint: () => void;
}) {
  return (
    <div
      ref={isCurrent ? intoSight : undefined}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className={css.option}
      onPointerMove={onPoint}
      onClick={option.act}
    >
      <Icon name={option.icon} />
      {option.label}
      {option.more && <small>{option.more}</small>}
    </div>
  );
}

/** Says how the search stands: under way, without a hit, without an answer, or what can be searched for. */
function State({
  isWaiting,
  hasFailed,
  retry,
  text,
  count,
}: {
  isWaiting: boolean;
  hasFailed: boolean;
  retry: () => void;
  text: string;
  count: number;
}) {
  const { t } = useWriting();
  const said = hasFailed
    ? t.app.searchFailed
    : isWaiting
      ? t.app.searching
      : text === ''
        ? t.app.foundHint
        : count === 0
          ? t.app.foundNone(text)
          : '';
  return (
    <div className={css.paletteFoot} role="status">
      {said}
      {hasFailed && (
        <Button kind="quiet" small onClick={retry}>
          {t.error.retry}
        </Button>
      )}
    </div>
  );
}
