import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Refused } from '../api/client';
import { Loaded } from './loaded';

const shown = (error: Error | null, data: string | undefined = 'Rhine Logistics') =>
  renderToStaticMarkup(
    <Loaded query={{ data, error, refetch: () => {} }} height="1rem">
      {(name) => <p>{name}</p>}
    </Loaded>,
  );
const refused = (status: number) => new Refused(status, undefined, undefined);

test('old data stays while the server cannot be reached', () => {
  for (const status of [0, 429, 503]) expect(shown(refused(status))).toBe('<p>Rhine Logistics</p>');
});

test('nothing stays of what the person may not see any more, or what is gone', () => {
  for (const status of [403, 404]) {
    expect(shown(refused(status))).not.toContain('Rhine');
    expect(shown(refused(status))).toContain('role="alert"');
  }
});

test('before the first answer there is only room', () => {
  expect(
    renderToStaticMarkup(
      <Loaded query={{ data: undefined, error: null, refetch: () => {} }} height="3rem">
        {() => 'x'}
      </Loaded>,
    ),
  ).toContain('height:3rem');
});
