import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useCallback, useId, useState } from 'react';
import { accountsByName } from '../api/queries';
import { useWriting } from '../text';
import { Icon, type IconName } from '../ui/icons';
import { Kbd, names } from '../ui/parts';
import { logOut, useSession } from './session';
import css from './shell.module.css';

type Option = { key: string; icon: IconName; label: string; more?: ReactNode; act: () => void };

function useModal(): (dialog: HTMLDialogElement | null) => void {
  return useCallback((dialog: HTMLDialogElement | null) => dialog?.showModal(), []);
}

/** Finds pages, accounts and actions by a few letters. */
export function Palette({
  places,
  onClose,
}: {
  places: { to: string; icon: IconName; name: 'home' | 'accounts' | 'renewals'; key: string }[];
  onClose: () => void;
}) {
  const { t } = useWriting();
  const navigate = useNavigate();
  const session = useSession();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const known = useQuery({ ...accountsByName, enabled: session.may('accounts:read') });
  const go = (to: string) => () => {
    onClose();
    void navigate({ to });
  };
  const wanted = text.trim().toLowerCase();
  const pages: Option[] = places.map((place) => ({
    key: place.to,
    icon: place.icon,
    label: t.app[place.name],
    more: <Kbd>g {place.key}</Kbd>,
    act: go(place.to),
  }));
  const records: Option[] =
    wanted === ''
      ? []
      : (known.data ?? [])
          .filter((account) => account.name.toLowerCase().includes(wanted))
          .slice(0, 12)
          .map((account) => ({
            key: account.id,
            icon: 'accounts',
            label: account.name,
            act: go(`/accounts/${account.id}`),
          }));
  const actions: Option[] = [{ key: 'out', icon: 'out', label: t.app.logOut, act: () => void logOut() }];
  const options = [
    ...[...pages, ...actions].filter((option) => option.label.toLowerCase().includes(wanted)),
    ...records,
  ];
  const current = Math.min(chosen, options.length - 1);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen((current + step + options.length) % options.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) options[current]?.act();
    else return;
    event.preventDefault();
  };
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
        aria-activedescendant={`${id}-${current}`}
        aria-label={t.app.search}
        placeholder={t.app.search}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <div id={id} role="listbox" aria-label={t.app.search} className={css.options}>
        {options.map((option, index) => (
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={css.option}
            onPointerMove={() => setChosen(index)}
            onClick={option.act}
          >
            <Icon name={option.icon} />
            {option.label}
            <small>{option.more}</small>
          </div>
        ))}
        {options.length === 0 && <div className={css.option}>{t.empty.filtered}</div>}
      </div>
    </dialog>
  );
}

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useWriting();
  const keys: [string, string][] = [
    [t.keys.palette, 'Ctrl K'],
    [t.keys.goHome, 'g h'],
    [t.keys.goAccounts, 'g a'],
    [t.keys.goRenewals, 'g r'],
    [t.keys.move, 'j k'],
    [t.keys.open, 'Enter'],
    [t.keys.edit, 'e'],
    [t.keys.back, 'Esc'],
    [t.keys.help, '?'],
  ];
  return (
    <dialog ref={useModal()} className={css.dialog} aria-label={t.keys.title} onClose={onClose}>
      <h2>{t.keys.title}</h2>
      <div className={css.sheet}>
        {keys.map(([label, key]) => [
          <span key={label}>{label}</span>,
          <span key={key}>
            {key.split(' ').map((part) => (
              <Kbd key={part}>{part}</Kbd>
            ))}
          </span>,
        ])}
      </div>
    </dialog>
  );
}
