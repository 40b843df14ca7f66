import { describe, expect, it } from 'vitest';
import { type Design, faultsOf, isShown, moved, type Question, sentOf, titleOf, without, withQuestion } from './design';

const score: Question = {
  id: 'score',
  kind: 'scale_0_10',
  required: true,
  texts: { en: 'Would you?', 'zh-Hans': '您会吗？' },
  choices: [],
  rows: [],
  showIf: null,
};
const why: Question = {
  ...score,
  id: 'why',
  kind: 'single',
  required: false,
  choices: [
    { id: 'price', texts: { en: 'Price', 'zh-Hans': '价格' } },
    { id: 'help', texts: { en: 'Help', 'zh-Hans': '支持' } },
  ],
  showIf: { question: 'score', operator: 'at_most', value: '6' },
};
const design: Design = { name: 'NPS', languages: ['en', 'zh-Hans'], questions: [score, why], trigger: null };

describe('the heading of a question', () => {
  it('is its text in the first language, and never its internal key', () => {
    expect(titleOf(score, design)).toBe('Would you?');
    expect(titleOf({ ...score, texts: { en: '  ' } }, design)).toBeUndefined();
  });
});

describe('a design', () => {
  it('can be published when nothing is missing', () => {
    expect(faultsOf(design, 'nps')).toEqual([]);
  });

  it('tells each missing text with its language and place', () => {
    const lacking = { ...design, languages: ['en', 'zh-Hans', 'zh-Hant'] };
    expect(faultsOf(lacking, 'nps').map((one) => one.pointer)).toEqual([
      '/questions/0/texts',
      '/questions/1/texts',
      '/questions/1/choices/0/texts',
      '/questions/1/choices/1/texts',
    ]);
    expect(
      faultsOf({ ...design, questions: [{ ...score, texts: { en: 'Would you?', 'zh-Hans': ' ' } }] }, 'nps'),
    ).toEqual([{ pointer: '/questions/0/texts', code: 'text', language: 'zh-Hans' }]);
  });

  it('begins with the scored question', () => {
    expect(faultsOf(design, 'csat').map((one) => one.code)).toEqual(['first']);
    expect(faultsOf(design, 'custom')).toEqual([]);
  });

  it('keeps the condition of a question that moves before what it names, and tells it', () => {
    const turned = moved(design, 1, -1);
    expect(turned.questions.map((one) => one.id)).toEqual(['why', 'score']);
    expect(faultsOf(turned, 'custom')).toEqual([{ pointer: '/questions/0/showIf/question', code: 'condition' }]);
    expect(moved(design, 0, -1)).toBe(design);
    expect(moved(design, 1, 1)).toBe(design);
  });

  it('forgets the conditions that name a question which is left out', () => {
    expect(without(design, 0).questions).toEqual([{ ...why, showIf: null }]);
  });

  it('gives a new question an id that none has, and sends no empty texts', () => {
    const more = withQuestion(withQuestion(design, 'matrix'), 'text');
    expect(more.questions.map((one) => one.id)).toEqual(['score', 'why', 'q1', 'q2']);
    expect(faultsOf(more, 'nps').filter((one) => one.pointer.startsWith('/questions/2')).length).toBe(8);
    const sent = sentOf({ ...design, questions: [{ ...why, kind: 'text', texts: { en: 'Why?', 'zh-Hans': '' } }] });
    expect(sent.questions[0]).toMatchObject({ texts: { en: 'Why?' }, choices: [] });
  });

  it('shows a question after the answers that it asks for', () => {
    const shown = (value: string) => isShown(why, design.questions, { score: value });
    expect([shown('6'), shown('7'), shown('10')]).toEqual([true, false, false]);
    expect(isShown(why, design.questions, {})).toBe(false);
    const many = { ...why, showIf: { question: 'why', operator: 'is_not' as const, value: 'price' } };
    expect(isShown(many, [{ ...why, showIf: null }], { why: ['price', 'help'] })).toBe(false);
  });
});
