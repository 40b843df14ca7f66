import { type ReactNode, useEffect } from 'react';
import { useWriting } from '../text';
import { Icon } from './icons';
import css from './panel.module.css';
import { Button, names } from './parts';

/** A record beside its list. On a narrow screen it covers the list. Escape closes it. */
export function Panel({
  label,
  title,
  onClose,
  over,
  children,
}: {
  label: string;
  title: ReactNode;
  /** Lies over the page, where there is no list to stand beside. */
  over?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useWriting();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) onClose();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onClose]);
  return (
    <aside className={names(css.panel, over && css.over)} aria-label={label}>
      <header className={css.head}>
        <div className={css.title}>{title}</div>
        <Button kind="quiet" icon aria-label={t.app.close} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={css.body}>{children}</div>
    </aside>
  );
}

export const panelStyles = css;
