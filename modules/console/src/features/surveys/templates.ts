import type { Schemas } from '../../api/client';

type Body = Schemas['SurveyBody'];
type Kind = 'nps' | 'csat' | 'ces' | 'enps';

const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'];

const QUESTIONS: Record<Kind, { kind: 'scale_0_10' | 'scale_1_5' | 'scale_1_7'; texts: Record<string, string> }> = {
  nps: {
    kind: 'scale_0_10',
    texts: {
      en: 'How likely are you to recommend us?',
      'zh-Hans': '您有多大可能向他人推荐我们？',
      'zh-Hant': '您有多大可能向他人推薦我們？',
    },
  },
  enps: {
    kind: 'scale_0_10',
    texts: {
      en: 'How likely are you to recommend us as an employer?',
      'zh-Hans': '您有多大可能推荐我们作为雇主？',
      'zh-Hant': '您有多大可能推薦我們作為雇主？',
    },
  },
  csat: {
    kind: 'scale_1_5',
    texts: {
      en: 'How satisfied are you with our help?',
      'zh-Hans': '您对我们的帮助有多满意？',
      'zh-Hant': '您對我們的協助有多滿意？',
    },
  },
  ces: {
    kind: 'scale_1_7',
    texts: {
      en: 'How easy was it to get your matter solved?',
      'zh-Hans': '解决您的问题有多容易？',
      'zh-Hant': '解決您的問題有多容易？',
    },
  },
};

/** A survey to begin with: the usual question in three languages, and nothing else. */
export function template(kind: Kind, name: string): Body {
  const groupings = kind === 'enps' ? ['team'] : [];
  return {
    name,
    kind,
    languages: LANGUAGES,
    groupings,
    questions: [{ id: 'score', required: true, ...QUESTIONS[kind] }],
  };
}

export const KINDS: Kind[] = ['nps', 'csat', 'ces', 'enps'];
