import type { Schemas } from '../../api/client';
import type { Survey } from '../../api/surveys';

export type Kind = Schemas['Question']['kind'];
export type Texts = Record<string, string>;
export type Choice = { id: string; texts: Texts };
export type Condition = NonNullable<Schemas['Question']['showIf']>;
export type Trigger = NonNullable<Schemas['SurveyBody']['trigger']>;
export type Question = {
  id: string;
  kind: Kind;
  required: boolean;
  texts: Texts;
  choices: Choice[];
  rows: Choice[];
  showIf: Condition | null;
};
export type Design = { name: string; languages: string[]; questions: Question[]; trigger: Trigger | null };

/** What keeps a design from being published, and where. */
export type Fault = {
  /** As in the API, so that both lists lead to the same places. */
  pointer: string;
  code: 'text' | 'choices' | 'rows' | 'columns' | 'first' | 'condition' | 'answer' | 'languages' | 'questions';
  /** In which the text is missing. */
  language?: string;
};

export const KINDS: Kind[] = [
  'scale_0_10',
  'scale_1_5',
  'scale_1_7',
  'single',
  'multiple',
  'ranking',
  'text',
  'matrix',
];
/** The languages in which the page has texts of its own, each by its own name. */
export const LANGUAGES: Texts = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' };
const SCORED: Record<string, Kind | undefined> = {
  nps: 'scale_0_10',
  enps: 'scale_0_10',
  csat: 'scale_1_5',
  ces: 'scale_1_7',
};
const SCALES: Partial<Record<Kind, [number, number]>> = { scale_0_10: [0, 10], scale_1_5: [1, 5], scale_1_7: [1, 7] };
const MOST_COLUMNS = 7;

export const hasChoices = (kind: Kind): boolean => SCALES[kind] === undefined && kind !== 'text';
export const isScale = (kind: Kind): boolean => SCALES[kind] !== undefined;

/** Returns the numbers of a scale, lowest first; none for another kind. */
export function scaleOf(kind: Kind): number[] {
  const [least, most] = SCALES[kind] ?? [1, 0];
  return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}

/** Returns what a condition can compare with: the numbers of a scale, or the ids of choices. A matrix and a text have nothing. */
export function valuesOf(question: Question): string[] {
  if (isScale(question.kind)) return scaleOf(question.kind).map(String);
  return question.kind === 'matrix' || question.kind === 'text' ? [] : question.choices.map((choice) => choice.id);
}

export function designOf(survey: Survey): Design {
  return {
    name: survey.name,
    languages: survey.languages,
    questions: survey.questions.map((one) => ({
      id: one.id,
      kind: one.kind as Kind,
      required: one.required === true,
      texts: one.texts ?? {},
      choices: (one.choices ?? []).map((choice) => ({ id: choice.id, texts: choice.texts ?? {} })),
      rows: (one.rows ?? []).map((row) => ({ id: row.id, texts: row.texts ?? {} })),
      showIf: (one.showIf as Condition | null | undefined) ?? null,
    })),
    trigger: (survey.trigger as Trigger | null) ?? null,
  };
}

/** Returns the design as it is sent: without empty texts, and without what the kind of a question does not have. */
export function sentOf(design: Design): Design {
  const texts = (all: Texts): Texts => Object.fromEntries(Object.entries(all).filter(([, text]) => text.trim() !== ''));
  const choices = (all: Choice[]) => all.map((one) => ({ id: one.id, texts: texts(one.texts) }));
  return {
    ...design,
    name: design.name.trim(),
    questions: design.questions.map((one) => ({
      ...one,
      texts: texts(one.texts),
      choices: hasChoices(one.kind) ? choices(one.choices) : [],
      rows: one.kind === 'matrix' ? choices(one.rows) : [],
    })),
  };
}

/** Returns a new id with this beginning. It never changes, because answers and conditions name it. */
function fresh(beginning: string, taken: { id: string }[]): string {
  const ids = new Set(taken.map((one) => one.id));
  for (let at = 1; ; at++) if (!ids.has(`${beginning}${at}`)) return `${beginning}${at}`;
}

export function choiceFor(taken: Choice[], beginning: string): Choice {
  return { id: fresh(beginning, taken), texts: {} };
}

export function withQuestion(design: Design, kind: Kind): Design {
  const two = [choiceFor([], 'c'), { id: 'c2', texts: {} }];
  const question: Question = {
    id: fresh('q', design.questions),
    kind,
    required: false,
    texts: {},
    choices: hasChoices(kind) ? two : [],
    rows: kind === 'matrix' ? [{ id: 'r1', texts: {} }] : [],
    showIf: null,
  };
  return { ...design, questions: [...design.questions, question] };
}

/** Moves a question up or down. A condition that then names a later question stays, and is told as a fault. */
export function moved(design: Design, at: number, by: -1 | 1): Design {
  const questions = [...design.questions];
  const [one] = questions.splice(at, 1);
  if (one === undefined || at + by < 0 || at + by > questions.length) return design;
  questions.splice(at + by, 0, one);
  return { ...design, questions };
}

/** Leaves out a question, and the conditions that name it. */
export function without(design: Design, at: number): Design {
  const gone = design.questions[at]?.id;
  const questions = design.questions
    .filter((_, place) => place !== at)
    .map((one) => (one.showIf?.question === gone ? { ...one, showIf: null } : one));
  return { ...design, questions };
}

/** Returns all that keeps the design from being published, in the order of the page. */
export function faultsOf(design: Design, measures: string): Fault[] {
  const faults: Fault[] = [];
  if (design.languages.length === 0) faults.push({ pointer: '/languages', code: 'languages' });
  const [first] = design.questions;
  if (first === undefined) faults.push({ pointer: '/questions', code: 'questions' });
  const scored = SCORED[measures];
  if (first && scored && (first.kind !== scored || !first.required))
    faults.push({ pointer: '/questions/0/kind', code: 'first' });
  design.questions.forEach((one, at) => {
    faults.push(...faultsOfQuestion(design, one, at));
  });
  return faults;
}

function faultsOfQuestion(design: Design, one: Question, at: number): Fault[] {
  const here = `/questions/${at}`;
  const missing = (texts: Texts, pointer: string): Fault[] =>
    design.languages
      .filter((language) => !texts[language]?.trim())
      .map((language) => ({ pointer: `${pointer}/texts`, code: 'text', language }));
  const faults = missing(one.texts, here);
  if (hasChoices(one.kind)) {
    if (one.choices.length < 2) faults.push({ pointer: `${here}/choices`, code: 'choices' });
    if (one.kind === 'matrix' && one.choices.length > MOST_COLUMNS)
      faults.push({ pointer: `${here}/choices`, code: 'columns' });
    one.choices.forEach((choice, place) => {
      faults.push(...missing(choice.texts, `${here}/choices/${place}`));
    });
  }
  if (one.kind === 'matrix') {
    if (one.rows.length === 0) faults.push({ pointer: `${here}/rows`, code: 'rows' });
    one.rows.forEach((row, place) => {
      faults.push(...missing(row.texts, `${here}/rows/${place}`));
    });
  }
  return [...faults, ...faultsOfCondition(design, one, at)];
}

function faultsOfCondition(design: Design, one: Question, at: number): Fault[] {
  const condition = one.showIf;
  if (condition === null) return [];
  const before = design.questions.slice(0, at).find((earlier) => earlier.id === condition.question);
  const compared = condition.operator === 'at_least' || condition.operator === 'at_most';
  const here = `/questions/${at}/showIf`;
  if (!before || valuesOf(before).length === 0 || (compared && !isScale(before.kind)))
    return [{ pointer: `${here}/question`, code: 'condition' }];
  return valuesOf(before).includes(condition.value) ? [] : [{ pointer: `${here}/value`, code: 'answer' }];
}

/** What somebody picks in the preview, by question; several choices as a list. */
export type Picked = Record<string, string | string[]>;

/** Returns true if a question is shown after these answers, as on the respondent's page. */
export function isShown(question: Question, questions: Question[], picked: Picked): boolean {
  const condition = question.showIf;
  if (condition === null) return true;
  const before = questions.find((one) => one.id === condition.question);
  const given = picked[condition.question];
  if (!before || given === undefined || !isShown(before, questions, picked)) return false;
  if (Array.isArray(given)) return given.includes(condition.value) === (condition.operator !== 'is_not');
  if (condition.operator === 'is') return given === condition.value;
  if (condition.operator === 'is_not') return given !== condition.value;
  const difference = Number(given) - Number(condition.value);
  return condition.operator === 'at_least' ? difference >= 0 : difference <= 0;
}

/** Returns the id of the element at a place of the design. */
export const placed = (pointer: string, language?: string): string =>
  `at${pointer.replaceAll('/', '-')}${language === undefined ? '' : `-${language}`}`;

/** Brings the element at a place into sight, and the focus to it. */
export function jumpTo(pointer: string, language?: string): void {
  const id = placed(pointer, language);
  const parts = [...document.querySelectorAll<HTMLElement>('[id^="at-"]')];
  const element = parts.find((one) => one.id === id) ?? parts.find((one) => one.id.startsWith(`${id}-`));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** Returns the text of a question in the first language, or its id. */
export function titleOf(question: Question, design: Design): string | undefined {
  return question.texts[design.languages[0] ?? '']?.trim() || undefined;
}
