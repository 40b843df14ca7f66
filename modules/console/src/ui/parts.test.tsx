import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Refused } from '../api/client';
import { Meter } from '../charts/meter';
import { Failed, Field } from './parts';

test('a field says what is wrong with it, also to a screen reader', () => {
  const html = renderToStaticMarkup(
    <Field label="E-mail" wrong="is required">
      {(control) => <input {...control} />}
    </Field>,
  );
  const id = /for="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`id="${id}"`);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain(`<span id="${id}-more"`);
  expect(html).toContain('is required');
});

test('a refusal shows the words of the API and a way on', () => {
  const problem = {
    type: '/docs/#x',
    title: 'Not allowed',
    status: 403,
    detail: 'This requires the permission x.',
    instance: '/',
    code: 'forbidden',
    requestId: 'req_1',
  };
  const html = renderToStaticMarkup(<Failed error={new Refused(403, problem, undefined)} retry={() => {}} />);
  expect(html).toContain('role="alert"');
  expect(html).toContain('Not allowed');
  expect(html).toContain('This requires the permission x.');
});

test('a score says its band in words, not only in colour', () => {
  expect(renderToStaticMarkup(<Meter standing={{ score: 3150, band: 'red', coverage: 5000 }} />)).toContain('At risk');
  expect(renderToStaticMarkup(<Meter standing={{ score: null, band: null, coverage: 0 }} />)).toContain('—');
});
