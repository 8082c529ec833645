import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { createContext } from './context.ts';
import worker from './worker.ts';

/** The sample collection as the real worker serves it from the real bundle: path, media type, what is in the body. */
const rows: readonly (readonly [string, string, RegExp])[] = [
  ['/rss.xml', 'application/rss+xml; charset=utf-8', /^<\?xml[\s\S]*<rss [\s\S]*<\/rss>\s*$/],
  ['/atom.xml', 'application/atom+xml; charset=utf-8', /^<\?xml[\s\S]*<feed [\s\S]*<\/feed>\s*$/],
  [
    '/feed.json',
    'application/feed+json; charset=utf-8',
    /^\{"version":"https:\/\/jsonfeed.org\/version\/1.1"/,
  ],
  ['/news/northwest/rss.xml', 'application/rss+xml; charset=utf-8', /Northwest[\s\S]*<item>/],
  ['/', 'text/html; charset=utf-8', /^<!doctype html>/i],
  ['/news/northwest/', 'text/html; charset=utf-8', /Northwest/],
  ['/robots.txt', 'text/plain; charset=utf-8', /User-agent/i],
  ['/health', 'application/json', /"revision"/],
  ['/nothing/here', 'application/problem+json', /"status":404/],
];

it.each(rows)('%s is %s', async (path, type, body) => {
  const { context, settled } = createContext();
  const response = await worker.fetch(new Request(`https://some.example${path}`), env, context);
  expect(response.headers.get('content-type')).toBe(type);
  expect(await response.text()).toMatch(body);
  await settled();
});

it('answers many first requests at once', async () => {
  const { context, settled } = createContext();
  const paths = Array.from({ length: 20 }, (_, index) => rows[index % 6]?.[0] ?? '/');
  const responses = await Promise.all(
    paths.map((path) => worker.fetch(new Request(`https://some.example${path}?`), env, context)),
  );
  expect(responses.map(({ status }) => status)).toEqual(paths.map(() => 200));
  await Promise.all(responses.map((response) => response.arrayBuffer()));
  await settled();
});
