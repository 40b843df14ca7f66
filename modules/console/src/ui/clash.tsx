import { type ReactNode, useState } from 'react';
import type { Clash } from '../api/saving';
import { useWriting } from '../text';
import css from './clash.module.css';
import { Button } from './parts';

export type ClashField = { label: string; show?: ((value: never) => ReactNode) | undefined };

type ClashPanelProps = {
  clash: Clash;
  fields: Record<string, ClashField>;
  /** Sends what was chosen, on the version that is now known. It is empty for a decision. */
  onSend: (patch: object) => void;
  onLeave: () => void;
};

const at = (record: object, name: string) => (record as Record<string, unknown>)[name];

/** Moves the focus to what the person has to look at, and so into sight. */
const focus = (element: HTMLElement | null) => element?.focus();

/** Shows that somebody else changed the record: what was before, what is theirs and what is yours, field by field. */
export function ClashPanel({ clash, fields, onSend, onLeave }: ClashPanelProps) {
  const { t } = useWriting();
  const [theirs, setTheirs] = useState<string[]>([]);
  const shown = clash.fields.filter((name) => fields[name]);
  const isDecision = Object.keys(clash.yours).length === 0;
  const show = (name: string, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') return t.common.none;
    const write = fields[name]?.show as ((value: unknown) => ReactNode) | undefined;
    return write ? write(value) : String(value);
  };
  const chosen = Object.fromEntries(Object.entries(clash.yours).filter(([name]) => !theirs.includes(name)));
  return (
    <section ref={focus} tabIndex={-1} className={css.clash} role="alertdialog" aria-label={t.clash.title}>
      <h3>{t.clash.title}</h3>
      <p>{isDecision ? t.clash.decide : t.clash.choose}</p>
      {shown.map((name) => (
        <fieldset key={name} className={css.field}>
          <legend>{fields[name]?.label}</legend>
          <span className={css.line}>
            <small>{t.clash.before}</small>
            <span className={css.old}>{show(name, at(clash.before, name))}</span>
          </span>
          <Line
            label={t.clash.theirs}
            chosen={name in clash.yours ? theirs.includes(name) : undefined}
            onChoose={() => setTheirs([...theirs, name])}
          >
            {show(name, at(clash.now.data, name))}
          </Line>
          {name in clash.yours && (
            <Line
              label={t.clash.yours}
              chosen={!theirs.includes(name)}
              onChoose={() => setTheirs(theirs.filter((one) => one !== name))}
            >
              {show(name, at(clash.yours, name))}
            </Line>
          )}
        </fieldset>
      ))}
      <div className={css.actions}>
        <Button kind="main" onClick={() => (isDecision || Object.keys(chosen).length > 0 ? onSend(chosen) : onLeave())}>
          {isDecision ? t.clash.goOn : t.common.save}
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          {t.clash.leave}
        </Button>
      </div>
    </section>
  );
}

/** One reading of a field. It can be chosen if both sides changed the field. */
function Line({
  label,
  chosen,
  onChoose,
  children,
}: {
  label: string;
  chosen: boolean | undefined;
  onChoose: () => void;
  children: ReactNode;
}) {
  if (chosen === undefined)
    return (
      <span className={css.line}>
        <small>{label}</small>
        <span>{children}</span>
      </span>
    );
  return (
    <label className={css.line}>
      <small>{label}</small>
      <span>{children}</span>
      <input type="radio" checked={chosen} onChange={onChoose} />
    </label>
  );
}
