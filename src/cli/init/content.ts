import { posix } from 'node:path';
import { stringify } from 'yaml';
import { slug, slugPath } from '../../content/site/slug.ts';
import { localDate, newsroomTime } from '../../content/source/time.ts';
import { articleText } from '../new/draft.ts';
import { pageUrl } from '../page-url.ts';
import type { Paper } from './paper.ts';
import { drawPicture } from './picture.ts';

const SCHEMAS = 'node_modules/@dateline-news/dateline/schema';

/** The content folder of a new paper, by paths in it. */
export function contentFiles(paper: Paper, now: Date): ReadonlyMap<string, string | Uint8Array> {
  const folders = paper.sections.flatMap((path) => {
    const names = path.split('/');
    return names.map((name, depth) => ({ name, folder: slugPath(names.slice(0, depth + 1).join('/')) }));
  });
  const first = slugPath(paper.sections[0] ?? '');
  return new Map<string, string | Uint8Array>([
    ['site.yaml', siteText(paper, now)],
    ...folders.map(({ name, folder }) => [`${folder}/_index.md`, sectionText(name, folder)] as const),
    [posix.join(first, 'welcome.md'), welcomeText(paper, first, now)],
    [posix.join(first, 'welcome.png'), drawPicture()],
  ]);
}

/** Where a file in a folder of the content finds a schema. */
const schemaFrom = (folder: string, name: string): string =>
  `${'../'.repeat(folder.split('/').length + 1)}${SCHEMAS}/${name}.json`;

const sectionText = (title: string, folder: string): string =>
  `---\n# yaml-language-server: $schema=${schemaFrom(folder, 'section')}\n${stringify({ title })}---\n`;

function siteText({ title, url, language, timezone }: Paper, now: Date): string {
  const value = (text: string) => stringify(text, { lineWidth: 0 }).trim();
  return `# yaml-language-server: $schema=../${SCHEMAS}/site.json
# What the paper is. All keys: ${pageUrl('content.md')}

title: ${value(title)}
description: ${value(`News from ${title}`)}

# The address that readers use: every link in feeds and pages begins with it.
url: ${url}

# The root of every feed's id: kept for ever, also when the address changes.
id: ${idOf(url, localDate(now, timezone).slice(0, 4), slug(title) || 'paper')}

language: ${language}
timezone: ${timezone}
organisation: ${value(title)}

# Subscribers learn of changes at once: ${pageUrl('push.md')}
hub: own
`;
}

/** A `tag:` URI (RFC 4151). */
const idOf = (url: string, date: string, name: string): string =>
  `tag:${new URL(url).hostname},${date}:${name}`;

function welcomeText({ title, url, timezone, language }: Paper, folder: string, now: Date): string {
  const headline = `${title} begins`;
  const text = articleText({
    details: {
      headline,
      section: { path: folder, folder, trail: [] },
      description: 'The first article, to be replaced by yours',
      authors: [],
      tags: [],
      alt: 'The sun rises over three ranges of hills',
    },
    id: idOf(url, localDate(now, timezone), 'welcome'),
    date: newsroomTime(now, timezone),
    picture: 'welcome.png',
    draft: false,
    schema: schemaFrom(folder, 'article'),
    body: WELCOME,
  });
  // The words are English, whatever the paper's language.
  return /^en\b/.test(language) ? text : text.replace(/^id: /m, 'language: en\nid: ');
}

const WELCOME = `This article is a Markdown file in \`content/\`. Change its headline and save: the page and the feeds follow.

To write the next one, \`npx dateline new\` asks for a headline and a section, and makes the file with an \`id\` by which
readers' apps know the article; keep it when you edit. \`npm run check\` names every mistake, with what to do about it.

When your own first story is in, delete this one and its picture.`;
