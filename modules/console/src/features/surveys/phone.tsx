import { useState } from 'react';
import { useWriting } from '../../text';
import { Button } from '../../ui/parts';
import { type Choice, type Design, isShown, LANGUAGES, type Picked, type Question, scaleOf } from './design';
import css from './surveys.module.css';

type Pick = (id: string, value: string | string[]) => void;

/** The questions as a respondent sees them, as wide as a telephone, in one language at a time. Answers try the conditions; nothing is sent. */
export function Phone({ design }: { design: Design }) {
  const { t } = useWriting();
  const [chosen, setChosen] = useState('');
  const [picked, setPicked] = useState<Picked>({});
  const language = design.languages.includes(chosen) ? chosen : (design.languages[0] ?? 'en');
  const pick: Pick = (id, value) => setPicked((before) => ({ ...before, [id]: value }));
  const hidden = design.questions.filter((one) => !isShown(one, design.questions, picked)).length;
  return (
    <div>
      <div className={css.tools} role="group" aria-label={t.surveys.language}>
        {design.languages.map((one) => (
          <Button key={one} small aria-pressed={one === language} onClick={() => setChosen(one)}>
            {LANGUAGES[one] ?? one}
          </Button>
        ))}
      </div>
      <div className={css.phone} lang={language}>
        {design.questions.map(
          (one) =>
            isShown(one, design.questions, picked) && (
              <Asked key={one.id} question={one} language={language} picked={picked} pick={pick} />
            ),
        )}
      </div>
      {hidden > 0 && <p className={css.faint}>{t.surveys.hidden(String(hidden))}</p>}
    </div>
  );
}

type AskedProps = { question: Question; language: string; picked: Picked; pick: Pick };

function Asked({ question, language, picked, pick }: AskedProps) {
  const { t } = useWriting();
  return (
    <fieldset className={css.asked}>
      <legend>
        {question.texts[language] || <span className={css.lacking}>{t.surveys.lacking}</span>}
        {question.required && ' *'}
      </legend>
      <Answers question={question} language={language} picked={picked} pick={pick} />
    </fieldset>
  );
}

function Answers({ question, language, picked, pick }: AskedProps) {
  const { t } = useWriting();
  const name = `preview-${question.id}`;
  const given = picked[question.id];
  const say = (choice: Choice) => choice.texts[language] || `(${t.surveys.lacking})`;
  if (question.kind === 'text') return <textarea aria-label={question.texts[language] || t.surveys.lacking} rows={3} />;
  if (question.kind === 'matrix')
    return question.rows.map((row) => (
      <fieldset key={row.id} className={css.asked}>
        <legend>{say(row)}</legend>
        {question.choices.map((choice) => (
          <label key={choice.id} className={css.pick}>
            <input type="radio" name={`${name}-${row.id}`} /> {say(choice)}
          </label>
        ))}
      </fieldset>
    ));
  if (question.kind === 'ranking')
    return question.choices.map((choice) => (
      <label key={choice.id} className={css.pick}>
        <select defaultValue="">
          <option value="">–</option>
          {question.choices.map((one, at) => (
            <option key={one.id}>{at + 1}</option>
          ))}
        </select>{' '}
        {say(choice)}
      </label>
    ));
  if (question.kind === 'multiple') {
    const several = Array.isArray(given) ? given : [];
    return question.choices.map((choice) => (
      <label key={choice.id} className={css.pick}>
        <input
          type="checkbox"
          checked={several.includes(choice.id)}
          onChange={(event) =>
            pick(question.id, [
              ...several.filter((one) => one !== choice.id),
              ...(event.target.checked ? [choice.id] : []),
            ])
          }
        />{' '}
        {say(choice)}
      </label>
    ));
  }
  const options =
    question.kind === 'single'
      ? question.choices.map((choice) => ({ id: choice.id, text: say(choice) }))
      : scaleOf(question.kind).map((value) => ({ id: String(value), text: String(value) }));
  return (
    <div className={question.kind === 'single' ? undefined : css.scale}>
      {options.map((one) => (
        <label key={one.id} className={css.pick}>
          <input type="radio" name={name} checked={given === one.id} onChange={() => pick(question.id, one.id)} />{' '}
          {one.text}
        </label>
      ))}
    </div>
  );
}
