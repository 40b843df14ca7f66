import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BandsProvider } from './bands';
import { Change } from './change';
import { Columns } from './columns';
import { History } from './history';
import { Meter } from './meter';
import { Range } from './range';

test('a score says in words how much of it is known', () => {
  const html = renderToStaticMarkup(
    <Range health={{ score: 1994, band: 'red', coverage: 5015, low: 1000, high: 5985 }} />,
  );
  expect(html).toContain('50% known; 10.0 at worst, 59.9 at best');
  expect(html).toContain('left:10%;width:49.85%');
});

test('a change is a table from the earlier to the later score', () => {
  const html = renderToStaticMarkup(
    <Change
      from={4817}
      to={1994}
      parts={[
        { cause: 'data', measure: 'a', amount: -3125 },
        { cause: 'staleness', measure: 'b', amount: 302 },
      ]}
      labelOf={(key) => `Measure ${key}`}
      fromLabel="before"
      toLabel="after"
    />,
  );
  expect(html.match(/<tr/g)).toHaveLength(4);
  for (const text of ['48.2', 'Measure a', 'another value', '-31.3', '+3.0', '19.9']) expect(html).toContain(text);
});

test('a history is cut to the days that it shows, and is also a table', () => {
  const periods = [
    { since: '2026-01-01', until: '2026-03-01', score: 8000, band: 'green', coverage: 10_000, low: 8000, high: 8000 },
    { since: '2026-03-01', until: null, score: null, band: null, coverage: 0, low: 0, high: 10_000 },
  ];
  const html = renderToStaticMarkup(<History periods={periods} from="2026-02-01" to="2026-03-29" />);
  expect(html).toContain('d="M0 32H500"');
  expect(html).toContain('<details');
  expect(html).toContain('Unknown');
});

test('columns begin at zero', () => {
  const html = renderToStaticMarkup(
    <Columns
      label="logins"
      items={[
        { day: '2026-03-02', value: 5 },
        { day: '2026-03-09', value: 20 },
      ]}
    />,
  );
  expect(html).toContain('height:25%');
  expect(html).toContain('height:100%');
});

test('a band with a name of its own has the colour that the organisation gave it', () => {
  const meter = (band: string) =>
    renderToStaticMarkup(
      <BandsProvider value={{ gold: '#b8860b', red: '#ff0000' }}>
        <Meter standing={{ score: 9000, band, coverage: 10_000 }} />
      </BandsProvider>,
    );
  expect(meter('gold')).toContain('background:#b8860b');
  expect(meter('red')).not.toContain('background:');
});
