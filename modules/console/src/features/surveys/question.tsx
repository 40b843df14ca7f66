import { useWriting } from '../../text';
import { Choices, Texts } from './choices';
import { Condition } from './condition';
import { choiceFor, type Design, hasChoices, KINDS, type Kind, placed, type Question } from './design';
import css from './surveys.module.css';

type Props = { design: Design; at: number; onChange: (question: Question) => void };

/** One question: what may be answered, its texts in all languages side by side, its choices, and when it is shown. */
export function QuestionFields({ design, at, onChange }: Props) {
  const { t } = useWriting();
  const question = design.questions[at];
  if (question === undefined) return null;
  const here = `/questions/${at}`;
  return (
    <div className={css.fields}>
      <label>
        {t.surveys.answeredBy}{' '}
        <select
          id={placed(`${here}/kind`)}
          value={question.kind}
          onChange={(event) => onChange(withKind(question, event.target.value as Kind))}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t.questionKinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={question.required}
          onChange={(event) => onChange({ ...question, required: event.target.checked })}
        />{' '}
        {t.surveys.required}
      </label>
      <Texts
        languages={design.languages}
        texts={question.texts}
        label={t.surveys.question}
        pointer={`${here}/texts`}
        most={500}
        onChange={(texts) => onChange({ ...question, texts })}
      />
      {question.kind === 'matrix' && (
        <Choices
          title={t.surveys.rows}
          beginning="r"
          most={10}
          languages={design.languages}
          choices={question.rows}
          pointer={`${here}/rows`}
          onChange={(rows) => onChange({ ...question, rows })}
        />
      )}
      {hasChoices(question.kind) && (
        <Choices
          title={question.kind === 'matrix' ? t.surveys.columns : t.surveys.choices}
          beginning="c"
          most={question.kind === 'matrix' ? 7 : 20}
          languages={design.languages}
          choices={question.choices}
          pointer={`${here}/choices`}
          onChange={(choices) => onChange({ ...question, choices })}
        />
      )}
      {at > 0 && <Condition design={design} at={at} onChange={onChange} />}
    </div>
  );
}

/** Gives a question that is to have choices two of them. */
function withKind(question: Question, kind: Kind): Question {
  const first = choiceFor(question.choices, 'c');
  const begun = question.choices.length > 0 ? question.choices : [first, choiceFor([first], 'c')];
  return {
    ...question,
    kind,
    choices: hasChoices(kind) ? begun : question.choices,
    rows: kind === 'matrix' && question.rows.length === 0 ? [choiceFor([], 'r')] : question.rows,
  };
}
