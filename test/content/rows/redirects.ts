import { article, site } from '../folder.ts';
import { one, type Row, row, withId } from './row.ts';

const redirects = (line: string) => ({
  ...one(article('aliases: [/old/story]\nauthors: [Jane Doe]\ntags: [Ferries]')),
  'site.yaml': `${site}redirects:\n  ${line}\n`,
});

const bad: readonly (readonly [string, string])[] = [
  ['/old?p=1: /news', 'no ?'],
  ['/old/*/x: /news', 'at the end'],
  ['/:a/:a: /news/:a', 'once'],
  ['/x-:name: /news', 'whole segment'],
  ['/old/*: /news/:slug', ':slug'],
  ['/old: news', 'a path such as'],
  ['/old: //other.example/x', 'a path such as'],
  ['/old/*: https://:splat/x', 'a path such as'],
  ['/old: javascript:alert(1)', 'a path such as'],
];

export const moves: readonly Row[] = [
  ...bad.map(([line, says]) =>
    row('bad-redirect', line, redirects(line), `site.yaml:8 redirects.${line.split(': ')[0]}`, says),
  ),
  ...['https://[bad]/x', 'https://x:99999/y', 'https://%zz.example/y'].map((to) =>
    row('bad-redirect', to, redirects(`/a: ${to}`), 'site.yaml:8 redirects./a', 'is not one; correct it'),
  ),
  row('redirect-loop', 'itself', redirects('/a: /a'), 'site.yaml:8 redirects./a', '/a → /a'),
  row(
    'redirect-loop',
    'through others',
    redirects('/a: /b\n  /b: /c\n  /c: /a'),
    'site.yaml:8 redirects./a',
    '/a → /b → /c → /a',
  ),
  row(
    'redirect-loop',
    'by a pattern',
    redirects('/old/*: /old/:splat'),
    'site.yaml:8 redirects./old/*',
    'circles',
  ),
  row(
    'redirect-target',
    'by a pattern, to longer and longer paths',
    redirects('/a: /old/b\n  /old/*: /old/old/:splat'),
    'site.yaml:8 redirects./a',
    'nothing is at /old/old/',
  ),
  row('redirect-taken', 'a section', redirects('/news: /'), 'site.yaml:8 redirects./news', '/news is there'),
  row(
    'redirect-taken',
    'a feed',
    redirects('/news/rss.xml: /rss.xml'),
    'site.yaml:8 redirects./news/rss.xml',
    'remove',
  ),
  row('redirect-taken', 'a story', redirects('/news/a: /news'), 'site.yaml:8 redirects./news/a', 'is there'),
  ...['/authors/jane-doe/rss.xml', '/tags/ferries', '/tags', '/news/a/newsml.xml', '/rss.xml'].map((from) =>
    row('redirect-taken', from, redirects(`${from}: /news`), `site.yaml:8 redirects.${from}`, 'is there'),
  ),
  ...['/old/story', '/OLD/Story/', 'https://paper.example/old/story'].map((from) =>
    row(
      'redirect-alias',
      `${from} to another place`,
      redirects(`${from}: /news`),
      `site.yaml:8 redirects.${from}`,
      'an alias of https://paper.example/news/a and leads there',
    ),
  ),
  row(
    'redirect-taken',
    'an alias, to the same place',
    redirects('/old/story: /news/a'),
    'site.yaml:8 redirects./old/story',
    'leads there already',
  ),
  row(
    'redirect-target',
    'nowhere',
    redirects('/a: /nowhere'),
    'site.yaml:8 redirects./a',
    'nothing is at /nowhere',
  ),
  row(
    'redirect-taken',
    'an alias that is a page',
    one(article('aliases: [/news/]')),
    'news/a.md:5 aliases.0',
    'is there itself',
  ),
  row(
    'redirect-taken',
    'an alias of two',
    {
      'news/a.md': article('aliases: /old'),
      'news/b.md': withId('b').replace('---\nA', 'aliases:\n  - /OLD/\n---\nA'),
    },
    'news/b.md:6 aliases.0',
    'another article',
  ),
  row(
    'bad-value',
    'an alias with a query',
    one(article('aliases: /?p=12')),
    'news/a.md:5 aliases',
    'without ?',
  ),
];
