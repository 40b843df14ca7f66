import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useWriting } from '../text';
import css from './form.module.css';
import { Choices } from './menu';
import { Button, Field, names, partStyles } from './parts';
import { refusalOf } from './refusal';

export type Values = Record<string, string>;

export type FormField = {
  /** As in the body that is sent, so that an error of the API finds it. */
  name: string;
  label: string;
  kind?: 'text' | 'area' | 'choice' | 'day' | 'moment' | 'number' | 'decimal' | 'password' | 'many';
  /** Of `many`, several can be chosen; the value has them with a space between them. */
  options?: { value: string; label: string }[] | undefined;
  hint?: string | undefined;
  /** What the browser may fill in; nothing unless said. */
  autoComplete?: string;
  /** Takes the whole width. */
  wide?: boolean;
};

/** The limits of a body, generated from the specification. */
export type Limits = Record<string, Limit | undefined>;
type Limit = {
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly item?: object;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

type FormProps = {
  fields: FormField[];
  limits: Limits;
  values: Values;
  onChange: (values: Values) => void;
  submit: string;
  /** Sends the values. What it throws is shown beside the fields. */
  onSubmit: () => Promise<unknown>;
  onCancel?: (() => void) | undefined;
};

/** A form of one record. The limits are those of the API, whose errors are shown at their fields; the first of them gets the focus. */
export function Form({ fields, limits, values, onChange, submit, onSubmit, onCancel }: FormProps) {
  const { t } = useWriting();
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const refusal = refusalOf(
    error,
    fields.map((field) => field.name),
  );
  const isMissing = (field: FormField) =>
    limits[field.name]?.required === true && (values[field.name] ?? '').trim() === '';
  const isNoNumber = (field: FormField) =>
    field.kind === 'number' && !/^\s*(-?\d{1,15})?\s*$/.test(values[field.name] ?? '');
  const wrong = (field: FormField) => {
    if (asked && isMissing(field)) return t.form.required;
    if (asked && isNoNumber(field)) return t.form.number;
    return refusal.fields[field.name];
  };
  const attempt = useAttempts(form);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (!fields.some((field) => isMissing(field) || isNoNumber(field))) {
      setBusy(true);
      await onSubmit().catch(setError);
      setBusy(false);
    }
    attempt();
  };
  return (
    <form ref={form} className={css.form} onSubmit={(event) => void send(event)} noValidate>
      {refusal.rest.length > 0 && (
        <p role="alert" className={css.refusal}>
          {refusal.rest.join(' ')}
        </p>
      )}
      {fields.map((field) => (
        <div key={field.name} className={names((field.wide || field.kind === 'area') && css.wide)}>
          {field.kind === 'many' ? (
            <Several
              field={field}
              wrong={wrong(field)}
              value={values[field.name] ?? ''}
              onChange={(value) => onChange({ ...values, [field.name]: value })}
            />
          ) : (
            <Field label={field.label} hint={field.hint} wrong={wrong(field)}>
              {(control) => (
                <Control
                  control={control}
                  field={field}
                  limit={limits[field.name] ?? {}}
                  value={values[field.name] ?? ''}
                  onChange={(value) => onChange({ ...values, [field.name]: value })}
                />
              )}
            </Field>
          )}
        </div>
      ))}
      <div className={css.actions}>
        <Button kind="main" type="submit" disabled={busy}>
          {submit}
        </Button>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            {t.common.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

type SeveralProps = {
  field: FormField;
  wrong: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** Several of some values, each with a box of its own. */
function Several({ field, wrong, value, onChange }: SeveralProps) {
  return (
    <fieldset className={css.several}>
      <legend>{field.label}</legend>
      <Choices
        options={field.options ?? []}
        value={listOf(value)}
        wrong={wrong !== undefined}
        onChange={(chosen) => onChange(chosen.join(' '))}
      />
      <span className={wrong ? partStyles.wrong : partStyles.hint}>{wrong ?? field.hint}</span>
    </fieldset>
  );
}

/** Returns what is chosen of `many`. */
export function listOf(value: string | undefined): string[] {
  return (value ?? '').split(' ').filter((one) => one !== '');
}

/** Moves the focus to the first wrong field after an attempt to send. */
function useAttempts(form: { current: HTMLFormElement | null }): () => void {
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts, form]);
  return () => setAttempts((before) => before + 1);
}

/** A moment is a time on the wall, without a zone. */
const TYPES: Record<string, string> = { day: 'date', moment: 'datetime-local', password: 'password' };

type ControlProps = {
  control: { id: string; className: string };
  field: FormField;
  limit: Limit;
  value: string;
  onChange: (value: string) => void;
};

function Control({ control, field, limit, value, onChange }: ControlProps) {
  const { t } = useWriting();
  const shared = { ...control, name: field.name, required: limit.required === true, value };
  if (field.kind === 'choice')
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        {(limit.required !== true || value === '') && <option value="">{limit.required ? '' : t.common.none}</option>}
        {value !== '' && !field.options?.some((option) => option.value === value) && (
          <option value={value}>{t.common.unknown}</option>
        )}
        {field.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (field.kind === 'area')
    return <textarea {...shared} maxLength={limit.maxLength} onChange={(event) => onChange(event.target.value)} />;
  return (
    <input
      {...shared}
      type={TYPES[field.kind ?? 'text'] ?? 'text'}
      inputMode={field.kind === 'number' ? 'numeric' : field.kind === 'decimal' ? 'decimal' : 'text'}
      // A list is written in one line, so the limit of one item is not its limit.
      maxLength={limit.item || field.kind === 'day' || field.kind === 'moment' ? undefined : limit.maxLength}
      autoComplete={field.autoComplete ?? 'off'}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export const formStyles = { ...css, wrong: partStyles.wrong };
