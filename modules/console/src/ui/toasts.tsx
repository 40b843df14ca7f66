import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { useWriting } from '../text';
import { Icon } from './icons';
import { Button } from './parts';
import css from './toasts.module.css';

type Toast = { id: number; text: string; undo?: (() => void) | undefined };

const SHOWN_MS = 10_000;
const ToastContext = createContext<(text: string, undo?: () => void) => void>(() => {});

/** Returns what tells the person that something was done, for ten seconds, with a way to undo it. */
export function useToast() {
  return use(ToastContext);
}

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useWriting();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string, undo?: () => void) => {
      const id = performance.now();
      setToasts((all) => [...all.slice(-2), { id, text, undo }]);
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div className={css.toasts} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={css.toast}>
            <span>{toast.text}</span>
            {toast.undo && (
              <Button
                kind="quiet"
                onClick={() => {
                  drop(toast.id);
                  toast.undo?.();
                }}
              >
                {t.common.undo}
              </Button>
            )}
            <Button kind="quiet" icon aria-label={t.app.dismiss} onClick={() => drop(toast.id)}>
              <Icon name="close" />
            </Button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
