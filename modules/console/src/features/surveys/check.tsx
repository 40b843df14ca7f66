import type { Problem } from '../../api/client';
import { useWriting } from '../../text';
import { Button, Card } from '../../ui/parts';
import { type Design, type Fault, faultsOf, jumpTo, LANGUAGES } from './design';
import css from './surveys.module.css';

type Refusals = NonNullable<Problem['errors']>;

/** What is missing before the survey can be published. Each line leads to its place. */
export function Check({ design, kind, refused }: { design: Design; kind: string; refused: Refusals }) {
  const { t, number } = useWriting();
  const faults = faultsOf(design, kind);
  const others = refused.filter((one) => !faults.some((fault) => fault.pointer === one.pointer));
  const told = faults.length + others.length;
  return (
    <Card title={t.surveys.check}>
      <p role="status">{told === 0 ? t.surveys.nothingMissing : t.surveys.missing(number(told))}</p>
      <ul className={css.texts}>
        {faults.map((fault) => (
          <li key={`${fault.pointer} ${fault.code} ${fault.language ?? ''}`}>
            <Button small kind="quiet" onClick={() => jumpTo(fault.pointer, fault.language)}>
              <Place pointer={fault.pointer} />: {said(fault, t.faults)}
            </Button>
          </li>
        ))}
        {others.map((one) => (
          <li key={`${one.pointer} ${one.code}`}>
            <Button small kind="quiet" onClick={() => jumpTo(one.pointer)}>
              <Place pointer={one.pointer} />: {one.detail}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function said(fault: Fault, texts: Record<Fault['code'], string>): string {
  return fault.language === undefined
    ? texts[fault.code]
    : `${texts[fault.code]} (${LANGUAGES[fault.language] ?? fault.language})`;
}

/** The place that a pointer names, in words. */
function Place({ pointer }: { pointer: string }) {
  const { t } = useWriting();
  const [, part, at, inner, place] = pointer.split('/');
  if (part !== 'questions' || at === undefined) return t.surveys.wholeSurvey;
  const question = t.surveys.numbered(String(Number(at) + 1));
  if (inner === 'choices' && place !== undefined) return `${question}, ${t.surveys.choice(String(Number(place) + 1))}`;
  if (inner === 'rows' && place !== undefined) return `${question}, ${t.surveys.row(String(Number(place) + 1))}`;
  return question;
}
