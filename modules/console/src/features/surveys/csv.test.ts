import { expect, it } from 'vitest';
import type { Figure, Results } from '../../api/surveys';
import { csvOf } from './csv';

const figure: Figure = {
  n: 15,
  answers: 50,
  value: 26.67,
  low: -16.45,
  high: 60.89,
  standardError: null,
  tooFew: false,
  scores: [],
};

it('writes all figures, quotes texts and lets none be a formula', () => {
  const results = {
    overall: figure,
    waves: [{ waveId: 'wave_1', name: 'Spring, "late"', figure, change: null }],
    groups: [{ key: '=1+1', others: false, figure: { ...figure, value: null } }],
  } as unknown as Results;
  expect(csvOf(results).split('\r\n')).toEqual([
    'part,name,n,answers,value,low,high,tooFew',
    'all,,15,50,26.67,-16.45,60.89,false',
    'wave,"Spring, ""late""",15,50,26.67,-16.45,60.89,false',
    "group,'=1+1,15,50,,-16.45,60.89,false",
    '',
  ]);
});
