import { useWriting } from '../../text';
import { Card } from '../../ui/parts';
import { type Design, LANGUAGES, placed } from './design';
import css from './surveys.module.css';
import { TriggerFields } from './trigger';

type Props = { design: Design; ofEmployees: boolean; set: (to: Partial<Design>) => void };

/** What a survey is called, in which languages it is asked, and when. */
export function Basics({ design, ofEmployees, set }: Props) {
  const { t } = useWriting();
  return (
    <Card title={t.surveys.survey}>
      <div className={css.fields}>
        <label>
          {t.surveys.name}{' '}
          <input
            id={placed('/name')}
            maxLength={100}
            required
            value={design.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </label>
        <fieldset id={placed('/languages')} tabIndex={-1} className={css.asked}>
          <legend>{t.surveys.language}</legend>
          <div className={css.tools}>
            {Object.entries(LANGUAGES).map(([language, name]) => (
              <label key={language}>
                <input
                  type="checkbox"
                  checked={design.languages.includes(language)}
                  onChange={(event) =>
                    set({
                      languages: event.target.checked
                        ? [...design.languages, language]
                        : design.languages.filter((one) => one !== language),
                    })
                  }
                />{' '}
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        {!ofEmployees && <TriggerFields trigger={design.trigger} onChange={(trigger) => set({ trigger })} />}
      </div>
    </Card>
  );
}
