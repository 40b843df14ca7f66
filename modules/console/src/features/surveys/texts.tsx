import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, answers, answersFile, type Survey, tagAnswer } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { FileButton } from './file';
import { textOf } from './said';
import css from './surveys.module.css';

/** What respondents wrote, the latest first, found by their words or by our tags. */
export function Texts({ survey }: { survey: Survey }) {
  const surveyId = survey.id;
  const { t, day } = useWriting();
  const [text, setText] = useState('');
  const [tag, setTag] = useState('');
  const query = useQuery(
    answers({ surveyId: [surveyId], ...(text.trim() ? { text: text.trim() } : {}), ...(tag ? { tag: [tag] } : {}) }),
  );
  const found = (shownOf(query) ?? []).filter((one) => one.comment !== null || wordsOf(survey, one).length > 0);
  return (
    <Card
      title={t.surveys.texts}
      aside={<FileButton title={`${survey.name} ${t.surveys.answered}`} read={() => answersFile(surveyId)} />}
    >
      <div className={css.tools}>
        <label>
          {t.surveys.find} <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {tag !== '' && (
          <Button small aria-label={t.surveys.allTags} onClick={() => setTag('')}>
            {tag} ×
          </Button>
        )}
      </div>
      {found.length === 0 && <p className={css.faint}>{t.surveys.noTexts}</p>}
      <ul className={css.texts}>
        {found.map((one) => (
          <li key={one.id}>
            {one.comment !== null && <p dir="auto">{one.comment}</p>}
            <Words survey={survey} answer={one} />
            <p className={css.faint}>
              {one.score ?? '–'} · {one.accountName} · {day(one.answeredAt.slice(0, 10))}
            </p>
            <Tags answer={one} onPick={setTag} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Returns the questions that somebody answered in own words, with the words. */
function wordsOf(survey: Survey, answer: Answer): { question: Survey['questions'][number]; words: string }[] {
  return survey.questions.flatMap((question) => {
    const words = answer.values?.[question.id];
    return question.kind === 'text' && typeof words === 'string' ? [{ question, words }] : [];
  });
}

function Words({ survey, answer }: { survey: Survey; answer: Answer }) {
  const { locale } = useWriting();
  return wordsOf(survey, answer).map(({ question, words }) => (
    <p key={question.id} dir="auto">
      <span className={css.faint}>{textOf(question.texts, survey.languages, locale) ?? question.id}</span> {words}
    </p>
  ));
}

/** The tags of a text. Picking one shows the texts that have it. */
function Tags({ answer, onPick }: { answer: Answer; onPick: (tag: string) => void }) {
  const { t } = useWriting();
  const { may } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const write = (tags: string[]) =>
    void tagAnswer(answer.id, answer.version, tags)
      .then(() => setTyped(''))
      .catch((error: Error) => toast(error.message))
      .finally(() => queries.invalidateQueries({ queryKey: ['surveys', 'answers'] }));
  return (
    <div className={css.tools}>
      {answer.tags.map((one) => (
        <span key={one}>
          <Button small kind="quiet" onClick={() => onPick(one)}>
            <Tag>{one}</Tag>
          </Button>
          {may('answers:write') && (
            <Button
              small
              kind="quiet"
              aria-label={t.surveys.untag(one)}
              onClick={() => write(answer.tags.filter((other) => other !== one))}
            >
              ×
            </Button>
          )}
        </span>
      ))}
      {may('answers:write') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim()) write([...answer.tags, typed.trim()]);
          }}
        >
          <input
            aria-label={t.surveys.tag}
            placeholder={t.surveys.tag}
            maxLength={50}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      )}
    </div>
  );
}
