import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { article, site } from '../folder.ts';
import { one, type Row, row } from './row.ts';

export const files: readonly Row[] = [
  row('site-missing', 'no site.yaml', {}, 'site.yaml file', 'make one'),
  row('site-missing', 'site.yml', { 'site.yml': site }, 'site.yaml file', 'site.yml; rename'),
  row(
    'not-utf8',
    'Latin-1',
    one(Buffer.from(article('description: caf\xe9'), 'latin1')),
    'news/a.md:5 file',
    'save the file as UTF-8',
  ),
  row('not-utf8', 'UTF-16', one(Buffer.from(`\ufeff${article()}`, 'utf16le')), 'news/a.md:1 file', 'UTF-16'),
  row('file-large', 'over 1 MB', one(article('', 'word '.repeat(220_000))), 'news/a.md file', '1.1 MB'),
  row('file-too-large', 'over 5 MB', one(article('', 'word '.repeat(1_100_000))), 'news/a.md file', 'split'),
  row(
    'link-outside',
    'symbolic link to a file outside',
    {},
    'news/b.md file',
    'leaves the content folder',
    (dir) => {
      mkdirSync(join(dir, 'news'));
      symlinkSync('/etc/hostname', join(dir, 'news/b.md'));
    },
  ),
  row('link-outside', 'symbolic link to a folder outside', {}, 'out file', 'refused', (dir) =>
    symlinkSync('/etc', join(dir, 'out')),
  ),
  row(
    'link-outside',
    'symbolic link to its own parent',
    one(article()),
    'news/again file',
    'leads back',
    (dir) => symlinkSync('..', join(dir, 'news/again')),
  ),
  row('link-outside', 'symbolic link to nothing', {}, 'gone.md file', 'leads nowhere', (dir) =>
    symlinkSync('nothing.md', join(dir, 'gone.md')),
  ),
  row(
    'file-ignored',
    'a folder with an underscore',
    { 'news/_drafts/2026/x.md': article(), 'news/_drafts/_index.md': '---\ntitle: Drafts\n---\n' },
    'news/_drafts/2026/x.md file',
    'rename the folder',
  ),
  row('file-ignored', 'a folder at the root', { '_drafts/x.md': article() }, '_drafts/x.md file', 'move it'),
  row('file-ignored', 'a folder with a dot', { 'news/.trash/x.md': article() }, 'news/.trash file', 'dot'),
  row('file-ignored', 'a file with a dot', { 'news/.x.md': article() }, 'news/.x.md file', 'dot'),
  ...(
    [
      ['a.mdx', 'MDX'],
      ['a.html', 'HTML'],
      ['a.txt', 'plain text'],
      ['a.adoc', 'AsciiDoc'],
      ['a.mdown', 'ends otherwise'],
      ['a.qmd', 'Quarto'],
      ['a.mdwn', 'ends otherwise'],
      ['a.html.erb', 'ERB'],
      ['a.Rmd', 'R Markdown'],
      ['a.json', 'JSON'],
      ['a', 'without an ending'],
    ] as const
  ).map(([name, says]) =>
    row('article-format', name, { [`news/${name}`]: article() }, `news/${name} file`, says),
  ),
  ...(
    [
      ['a.docx', 'a Word document'],
      ['a b.DOC', '“a b.md”'],
      ['a.odt', 'an OpenDocument text'],
      ['a.rtf', 'a Rich Text file'],
      ['a.pages', 'a Pages document'],
    ] as const
  ).map(([name, says]) =>
    row('article-format', name, { ...one(article()), [`news/${name}`]: 'x' }, `news/${name} file`, says),
  ),
  row(
    'article-format',
    'TOML in HTML',
    { 'news/a.html': '+++\ntitle = "x"\n+++\nx' },
    'news/a.html file',
    'Markdown, with YAML',
  ),
  ...(
    [
      ['a file', Buffer.from('news/caf\xe9.md', 'latin1'), 'news/caf\\xe9.md file'],
      ['a picture', Buffer.from('news/\xe9t\xe9.png', 'latin1'), 'news/\\xe9t\\xe9.png file'],
    ] as const
  ).map(([what, name, at]) =>
    row('file-name', what, one(article()), at, 'its name is not UTF-8', (dir) =>
      writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), name]), article()),
    ),
  ),
  row('file-ignored', 'a pipe', one(article()), 'news/b.md file', 'a pipe, a socket', (dir) => {
    execFileSync('mkfifo', [join(dir, 'news/b.md')]);
  }),
  row('file-ignored', 'underscore', { 'news/_draft.md': article() }, 'news/_draft.md file', '_index.md'),
];
