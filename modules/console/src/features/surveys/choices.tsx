import { useWriting } from '../../text';
import { Button } from '../../ui/parts';
import { type Choice, choiceFor, LANGUAGES, placed } from './design';
import css from './surveys.module.css';

type TextsProps = {
  languages: string[];
  texts: Record<string, string>;
  label: string;
  pointer: string;
  most: number;
  onChange: (texts: Record<string, string>) => void;
};

/** One text in all languages, side by side. What is missing looks so. */
export function Texts({ languages, texts, label, pointer, most, onChange }: TextsProps) {
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

/** The choices or rows of a question, each with its text in all languages. */
export function Choices({ title, beginning, most, languages, choices, pointer, onChange }: ChoicesProps) {
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
