import { useWriting } from '../../text';
import {
  type Design,
  isScale,
  placed,
  type Question,
  type Condition as ShownIf,
  scaleOf,
  titleOf,
  valuesOf,
} from './design';
import css from './surveys.module.css';

type Props = { design: Design; at: number; onChange: (question: Question) => void };

const OPERATORS: ShownIf['operator'][] = ['is', 'is_not', 'at_least', 'at_most'];

/** When the question is shown: always, or after an answer to an earlier one. */
export function Condition({ design, at, onChange }: Props) {
  const { t } = useWriting();
  const question = design.questions[at];
  if (question === undefined) return null;
  const earlier = design.questions.slice(0, at).filter((one) => valuesOf(one).length > 0);
  const condition = question.showIf;
  const named = design.questions.find((one) => one.id === condition?.question);
  const set = (showIf: ShownIf | null) => onChange({ ...question, showIf });
  const begin = (id: string) => {
    const on = earlier.find((one) => one.id === id);
    set(on ? { question: id, operator: 'is', value: valuesOf(on)[0] ?? '' } : null);
  };
  return (
    <div className={css.tools}>
      <label>
        {t.surveys.shown}{' '}
        <select
          id={placed(`/questions/${at}/showIf/question`)}
          value={condition?.question ?? ''}
          onChange={(event) => begin(event.target.value)}
        >
          <option value="">{t.surveys.always}</option>
          {earlier.map((one) => (
            <option key={one.id} value={one.id}>
              {t.surveys.after(titleOf(one, design) ?? t.surveys.numbered(String(design.questions.indexOf(one) + 1)))}
            </option>
          ))}
          {condition && !earlier.some((one) => one.id === condition.question) && (
            <option value={condition.question}>{condition.question}</option>
          )}
        </select>
      </label>
      {condition && named && (
        <>
          <select
            aria-label={t.surveys.operator}
            value={condition.operator}
            onChange={(event) => set({ ...condition, operator: event.target.value as ShownIf['operator'] })}
          >
            {OPERATORS.filter((one) => one === 'is' || one === 'is_not' || isScale(named.kind)).map((one) => (
              <option key={one} value={one}>
                {t.operators[one]}
              </option>
            ))}
          </select>
          <select
            id={placed(`/questions/${at}/showIf/value`)}
            aria-label={t.surveys.value}
            value={condition.value}
            onChange={(event) => set({ ...condition, value: event.target.value })}
          >
            {!valuesOf(named).includes(condition.value) && <option value={condition.value}>{condition.value}</option>}
            {valuesOf(named).map((value) => (
              <option key={value} value={value}>
                {labelOf(named, value, design)}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
}

function labelOf(question: Question, value: string, design: Design): string {
  if (scaleOf(question.kind).length > 0) return value;
  return question.choices.find((one) => one.id === value)?.texts[design.languages[0] ?? '']?.trim() || value;
}
