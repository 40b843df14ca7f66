import { useCallback } from 'react';
import { useWriting } from '../text';
import { Kbd } from '../ui/parts';
import css from './shell.module.css';

export function useModal(): (dialog: HTMLDialogElement | null) => void {
  return useCallback((dialog: HTMLDialogElement | null) => dialog?.showModal(), []);
}

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useWriting();
  const keys: [string, string][] = [
    [t.keys.palette, 'Ctrl K'],
    [t.keys.goHome, 'g h'],
    [t.keys.goAccounts, 'g a'],
    [t.keys.goRenewals, 'g r'],
    [t.keys.goTickets, 'g t'],
    [t.keys.goSurveys, 'g q'],
    [t.keys.goNotices, 'g n'],
    [t.keys.goSettings, 'g s'],
    [t.keys.move, 'j k'],
    [t.keys.select, 'x'],
    [t.keys.selectMore, 'Shift ↓'],
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
