import type { Figure, Results } from '../../api/surveys';

const HEAD = ['part', 'name', 'n', 'answers', 'value', 'low', 'high', 'tooFew'];

/** Quotes a cell, and keeps a spreadsheet from taking a text for a formula. */
function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function line(part: string, name: string | null, figure: Figure): string {
  const { n, answers, value, low, high, tooFew } = figure;
  return [part, name, n, answers, value, low, high, tooFew].map(cell).join(',');
}

/** Returns the figures of results as CSV: all together, each wave, and each group. */
export function csvOf(results: Results): string {
  return [
    HEAD.join(','),
    line('all', null, results.overall),
    ...results.waves.map((wave) => line('wave', wave.name, wave.figure)),
    ...results.groups.map((group) => line('group', group.key, group.figure)),
  ]
    .map((one) => `${one}\r\n`)
    .join('');
}

/** Hands a text to the browser as a file. The mark before it lets spreadsheets read Chinese. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
