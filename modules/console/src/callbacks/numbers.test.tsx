import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { Numbers, refuses } from './numbers';

const consent = (phone: string) => ({ consent: { phone } }) as unknown as Schemas['ContactView'];

test('who refused calls can be met by video, and who said nothing can be called', () => {
  expect(refuses(consent('denied'), 'phone')).toBe(true);
  expect(refuses(consent('denied'), 'video')).toBe(false);
  expect([refuses(consent('granted'), 'phone'), refuses(undefined, 'phone')]).toEqual([false, false]);
});

test('the numbers of a contact can be called with a click', () => {
  const html = renderToStaticMarkup(<Numbers phones={['+37 937 3964002', '+49 30 1']} />);
  expect(html).toContain('href="tel:+379373964002"');
  expect(html).toContain('+49 30 1');
  expect(renderToStaticMarkup(<Numbers phones={[]} />)).toContain('No number is known');
});
