import { useWriting } from '../../text';
import { Button } from '../../ui/parts';
import {
  type Choice,
  type Condition,
  choiceFor,
  type Design,
  hasChoices,
  isScale,
  KINDS,
  type Kind,
  LANGUAGES,
  placed,
  type Question,
  scaleOf,
  valuesOf,
} from './design';
import css from './surveys.module.css';

type Props = { design: Design; at: number; onChange: (question: Question) => void };

const OPERATORS: Condition['operator'][] = ['is', 'is_not', 'at_least', 'at_most'];

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
      {at > 0 && <Shown design={design} at={at} onChange={onChange} />}
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

type TextsProps = {
  languages: string[];
  texts: Record<string, string>;
  label: string;
  pointer: string;
  most: number;
  onChange: (texts: Record<string, string>) => void;
};

/** One text in all languages, side by side. What is missing looks so. */
function Texts({ languages, texts, label, pointer, most, onChange }: TextsProps) {
  return (
    <div className={css.languages}>
      {languages.map((language) => (
        <label key={language}>
          <small>
            {label} · {LANGUAGES[language] ?? language}
          </small>
          <textarea
            id={placed(pointer, language)}
            lang={language}
            rows={most > 200 ? 2 : 1}
            maxLength={most}
            className={texts[language]?.trim() ? undefined : css.missing}
            value={texts[language] ?? ''}
            onChange={(event) => onChange({ ...texts, [language]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}

type ChoicesProps = {
  title: string;
  beginning: string;
  most: number;
  languages: string[];
  choices: Choice[];
  pointer: string;
  onChange: (choices: Choice[]) => void;
};

function Choices({ title, beginning, most, languages, choices, pointer, onChange }: ChoicesProps) {
  const { t } = useWriting();
  return (
    <fieldset className={css.asked}>
      <legend>{title}</legend>
      {choices.map((choice, at) => (
        <div key={choice.id} className={css.choiceRow}>
          <Texts
            languages={languages}
            texts={choice.texts}
            label={String(at + 1)}
            pointer={`${pointer}/${at}/texts`}
            most={200}
            onChange={(texts) => onChange(choices.map((one, place) => (place === at ? { ...one, texts } : one)))}
          />
          <Button
            small
            kind="quiet"
            aria-label={t.surveys.removeOf(title, String(at + 1))}
            onClick={() => onChange(choices.filter((_, place) => place !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        small
        id={placed(pointer)}
        disabled={choices.length >= most}
        onClick={() => onChange([...choices, choiceFor(choices, beginning)])}
      >
        + {title}
      </Button>
    </fieldset>
  );
}

/** When the question is shown: always, or after an answer to an earlier one. */
function Shown({ design, at, onChange }: Props) {
  const { t } = useWriting();
  const question = design.questions[at];
  if (question === undefined) return null;
  const earlier = design.questions.slice(0, at).filter((one) => valuesOf(one).length > 0);
  const condition = question.showIf;
  const named = design.questions.find((one) => one.id === condition?.question);
  const set = (showIf: Condition | null) => onChange({ ...question, showIf });
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
              {t.surveys.after(titleOf(one, design))}
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
            onChange={(event) => set({ ...condition, operator: event.target.value as Condition['operator'] })}
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

/** Returns the text of a question in the first language, or its id. */
export function titleOf(question: Question, design: Design): string {
  return question.texts[design.languages[0] ?? '']?.trim() || question.id;
}

function labelOf(question: Question, value: string, design: Design): string {
  if (scaleOf(question.kind).length > 0) return value;
  return question.choices.find((one) => one.id === value)?.texts[design.languages[0] ?? '']?.trim() || value;
}
