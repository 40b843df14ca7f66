import { useState } from 'react';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Field } from '../../ui/parts';
import type { Renewal } from './list';
import { useWork } from './panel';
import css from './renewals.module.css';

/** The work on a renewal, changed in place. A text is saved when the person leaves it. */
export function Work({ renewal, tag }: { renewal: Renewal; tag: string }) {
  const { t } = useWriting();
  const { may } = useSession();
  const work = useWork(renewal, tag);
  const readOnly = !may('renewals:write') || renewal.stage === 'closed' || work.isPending;
  const choice = (name: 'stage' | 'category', label: string, options: Record<string, string>) => (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          disabled={readOnly}
          value={(work.isPending ? work.variables[name] : undefined) ?? renewal[name]}
          onChange={(event) => work.mutate({ [name]: event.target.value })}
        >
          {Object.entries(options)
            .filter(([value]) => value !== 'closed' || renewal[name] === 'closed')
            .map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <div className={css.pair}>
        {choice('stage', t.renewals.stage, t.renewalStages)}
        {choice('category', t.renewals.category, t.categories)}
      </div>
      <Text
        key={`next${renewal.nextStep}`}
        label={t.renewals.nextStep}
        value={renewal.nextStep}
        most={500}
        readOnly={readOnly}
        onSave={(nextStep) => work.mutate({ nextStep })}
      />
      <Text
        key={`notes${renewal.notes}`}
        label={t.renewals.note}
        value={renewal.notes}
        most={20_000}
        readOnly={readOnly}
        onSave={(notes) => work.mutate({ notes })}
      />
    </>
  );
}

type TextProps = {
  label: string;
  value: string | null;
  most: number;
  readOnly: boolean;
  onSave: (text: string | null) => void;
};

function Text({ label, value, most, readOnly, onSave }: TextProps) {
  const [text, setText] = useState(value ?? '');
  const save = () => {
    const said = text.trim() === '' ? null : text.trim();
    if (said !== value) onSave(said);
  };
  return (
    <Field label={label}>
      {(control) => (
        <textarea
          {...control}
          maxLength={most}
          readOnly={readOnly}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
        />
      )}
    </Field>
  );
}
