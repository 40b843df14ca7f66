import { useWriting } from '../../text';
import { Button, Card } from '../../ui/parts';
import { type Design, KINDS, moved, placed, type Question, titleOf, without, withQuestion } from './design';
import { QuestionFields } from './question';
import css from './surveys.module.css';

type Props = { design: Design; set: (to: Partial<Design>) => void };

/** The questions in their order, and what another one may be. */
export function QuestionList({ design, set }: Props) {
  const { t } = useWriting();
  const headOf = (question: Question, at: number) => {
    const title = titleOf(question, design);
    return title === undefined ? t.surveys.numbered(String(at + 1)) : t.surveys.titled(String(at + 1), title);
  };
  return (
    <>
      {design.questions.map((question, at) => (
        <Card
          key={question.id}
          title={headOf(question, at)}
          aside={
            <div className={css.tools}>
              <Button small disabled={at === 0} onClick={() => set(moved(design, at, -1))}>
                <span aria-hidden="true">↑</span>
                <span className="hidden">{t.surveys.up(String(at + 1))}</span>
              </Button>
              <Button small disabled={at === design.questions.length - 1} onClick={() => set(moved(design, at, 1))}>
                <span aria-hidden="true">↓</span>
                <span className="hidden">{t.surveys.down(String(at + 1))}</span>
              </Button>
              <Button small onClick={() => set(without(design, at))}>
                {t.surveys.remove}
                <span className="hidden"> {at + 1}</span>
              </Button>
            </div>
          }
        >
          <QuestionFields
            design={design}
            at={at}
            onChange={(to) => set({ questions: design.questions.map((one, place) => (place === at ? to : one)) })}
          />
        </Card>
      ))}
      <Card title={t.surveys.addQuestion}>
        <div
          className={css.tools}
          id={placed('/questions')}
          tabIndex={-1}
          role="group"
          aria-label={t.surveys.addQuestion}
        >
          {KINDS.map((kind) => (
            <Button
              key={kind}
              small
              disabled={design.questions.length >= 30}
              onClick={() => set(withQuestion(design, kind))}
            >
              + {t.questionKinds[kind]}
            </Button>
          ))}
        </div>
      </Card>
    </>
  );
}
