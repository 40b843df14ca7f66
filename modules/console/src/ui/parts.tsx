import { type ComponentProps, type ReactNode, useId } from 'react';
import { Refused } from '../api/client';
import { useWriting } from '../text';
import { Icon } from './icons';
import css from './parts.module.css';

/** Joins class names and leaves out what does not apply. */
export function names(...all: (string | false | undefined)[]): string {
  return all.filter(Boolean).join(' ');
}

type ButtonProps = ComponentProps<'button'> & { kind?: 'main' | 'quiet' | undefined; icon?: boolean; small?: boolean };

export function Button({ kind, icon, small, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={names(css.button, kind && css[kind], icon && css.icon, small && css.smallButton, className)}
      {...rest}
    />
  );
}

type FieldProps = {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  children: (control: {
    id: string;
    className: string;
    'aria-invalid': boolean;
    'aria-describedby': string;
  }) => ReactNode;
};

/** A labelled control. Says what is wrong beside the control, where it is read. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, className: css.input ?? '', 'aria-invalid': Boolean(wrong), 'aria-describedby': `${id}-more` })}
      <span id={`${id}-more`} className={wrong ? css.wrong : css.hint}>
        {wrong ?? hint}
      </span>
    </div>
  );
}

export type Tone = 'good' | 'watch' | 'bad';

export function Tag({ tone, children, title }: { tone?: Tone | undefined; children: ReactNode; title?: string }) {
  return (
    <span className={names(css.tag, tone && css[tone])} title={title}>
      {children}
    </span>
  );
}

/** Returns the tone of a health band; none for a band with a name of the organisation's own. */
export function toneOf(band: string | null | undefined): Tone | undefined {
  if (band === 'green') return 'good';
  if (band === 'red') return 'bad';
  return band === 'yellow' || band === 'amber' || band === 'orange' ? 'watch' : undefined;
}

export function Card({
  title,
  aside,
  children,
  flush,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className={css.card}>
      {title !== undefined && (
        <div className={css.cardHead}>
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      <div className={flush ? undefined : css.cardBody}>{children}</div>
    </section>
  );
}

/** Keeps the room of what is loading, so that nothing jumps when it arrives. */
export function Skeleton({ height, width }: { height: string; width?: string }) {
  return <div className={css.skeleton} style={{ height, width: width ?? '100%' }} aria-hidden="true" />;
}

export function Blank({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={css.blank}>
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

/** Says why a part cannot be shown, and offers to try again. Each part fails alone. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useWriting();
  const refused = error instanceof Refused ? error : undefined;
  const unreachable = refused?.status === 0;
  const requestId = refused?.problem?.requestId;
  return (
    <div role="alert">
      <Blank
        title={unreachable ? t.error.unreachable : (refused?.problem?.title ?? t.error.failed)}
        hint={unreachable ? t.error.unreachableHint : refused?.problem ? refused.message : ''}
      >
        <Button onClick={retry}>{t.error.retry}</Button>
        {requestId && (
          <Button kind="quiet" onClick={() => navigator.clipboard.writeText(requestId)}>
            {t.error.copy}
          </Button>
        )}
      </Blank>
    </div>
  );
}

/** Shows a field that the reader's roles do not open. */
export function Lock() {
  const { t } = useWriting();
  return (
    <span className={css.lock} title={t.common.hidden}>
      <Icon name="lock" />
      <span className="hidden">{t.common.hidden}</span>
    </span>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={css.kbd}>{children}</kbd>;
}

export const partStyles = css;
