import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useOwners } from '../../app/useowners';
import { useWriting } from '../../text';
import { ChoiceMenu } from '../../ui/menu';
import { Field, partStyles } from '../../ui/parts';
import { useReasons } from './decision';
import css from './renewals.module.css';

type ChoiceProps = {
  label: string;
  value: string;
  names: Record<string, string>;
  without?: string | undefined;
  readOnly: boolean;
  onChange: (value: string) => void;
};

export function Choice({ label, value, names, without, readOnly, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} disabled={readOnly} value={value} onChange={(event) => onChange(event.target.value)}>
          {Object.entries(names)
            .filter(([name]) => name !== without)
            .map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}

/** The member who works on the renewal. A person who sees only the own accounts can only take it. */
export function Owner({
  value,
  readOnly,
  onChange,
}: {
  value: string | null;
  readOnly: boolean;
  onChange: (id: string) => void;
}) {
  const { t } = useWriting();
  const open = useOwners(value);
  return (
    <Choice
      label={t.accounts.owner}
      value={value ?? ''}
      names={{
        ...(value ? {} : { '': t.common.none }),
        ...Object.fromEntries(open.map((one) => [one.value, one.label])),
      }}
      readOnly={readOnly}
      onChange={onChange}
    />
  );
}

export function Likelihood({
  value,
  readOnly,
  onSave,
}: {
  value: number | null;
  readOnly: boolean;
  onSave: (points: number | null) => void;
}) {
  const { t } = useWriting();
  return (
    <Text
      key={value}
      label={t.renewals.likelihoodShare}
      value={value === null ? null : String(value / 100)}
      most={5}
      decimal
      readOnly={readOnly}
      onSave={(text) => {
        const points = text === null ? null : Math.round(Number(text.replace(',', '.')) * 100);
        if (points === null || (points >= 0 && points <= 10_000)) onSave(points);
      }}
    />
  );
}

export function Amount({
  value,
  readOnly,
  onSave,
}: {
  value: Schemas['Money'];
  readOnly: boolean;
  onSave: (money: Schemas['Money'] | null) => void;
}) {
  const { t } = useWriting();
  return (
    <Text
      key={value.amount}
      label={`${t.renewals.forecast} (${value.currency})`}
      value={value.amount}
      most={22}
      decimal
      readOnly={readOnly}
      onSave={(amount) => onSave(amount === null ? null : { amount, currency: value.currency })}
    />
  );
}

export function Risks({
  value,
  readOnly,
  onChange,
}: {
  value: string[];
  readOnly: boolean;
  onChange: (reasons: string[]) => void;
}) {
  const { t } = useWriting();
  const options = useReasons('risk');
  return (
    <div className={css.risks}>
      <span className={partStyles.label}>{t.renewals.risks}</span>
      <ChoiceMenu
        name={value.length === 0 ? t.renewals.noRisks : t.renewals.risks}
        bare
        disabled={readOnly}
        options={options}
        value={value}
        onChange={(chosen) => onChange(chosen ?? [])}
      />
    </div>
  );
}

type TextProps = {
  label: string;
  value: string | null;
  most: number;
  lines?: boolean | undefined;
  decimal?: boolean;
  readOnly: boolean;
  onSave: (text: string | null) => void;
};

export function Text({ label, value, most, lines, decimal, readOnly, onSave }: TextProps) {
  const [text, setText] = useState(value ?? '');
  const save = () => {
    const said = text.trim() === '' ? null : text.trim();
    if (said !== value) onSave(said);
  };
  return (
    <Field label={label}>
      {(control) => {
        const shared = { ...control, maxLength: most, readOnly, value: text, onBlur: save };
        return lines ? (
          <textarea {...shared} onChange={(event) => setText(event.target.value)} />
        ) : (
          <input
            {...shared}
            inputMode={decimal ? 'decimal' : 'text'}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()}
          />
        );
      }}
    </Field>
  );
}
