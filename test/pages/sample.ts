import { accents } from '../../src/content/schema/accents.ts';
import type { Article, Withdrawal } from '../../src/domain/article.ts';
import type { Directory, DirectoryEntry } from '../../src/domain/directory.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { Enclosure, Image } from '../../src/domain/media.ts';
import type { Site } from '../../src/domain/site.ts';
import type { NamedFeeds } from '../../src/pages/parts/feeds.ts';

/** How a sample spells a text, so that one hostile string can stand in every field at once. */
export type Spell = (text: string) => string;

const asItIs: Spell = (text) => text;

/** A site with every field filled. */
export function site(spell: Spell = asItIs): Site {
  return {
    hash: '00',
    title: spell('The Columbia Lantern'),
    description: spell('News of the lower Columbia'),
    url: 'https://lantern.example/paper',
    id: 'tag:lantern.example,2019:lantern',
    language: 'en-US',
    timezone: 'America/Los_Angeles',
    organisation: {
      name: spell('Lantern Press'),
      url: 'https://press.example/',
      email: 'desk@lantern.example',
    },
    logo: image(spell, 'logo'),
    icon: image(spell, 'icon'),
    colour: '#0f4c5c',
    accents: accents('#0f4c5c'),
    rights: spell('© Lantern Press'),
    license: 'https://license.example/site',
    hubs: [],
    categories: [],
    feeds: { limit: 20, ttl: 15 },
    cache: { maxAge: 300, staleWhileRevalidate: 600, staleIfError: 86_400 },
    embeds: ['www.youtube-nocookie.com', 'www.openstreetmap.org'],
    callouts: {},
  };
}

/** A story with every field filled. */
export function article(spell: Spell = asItIs): Article {
  return {
    id: spell('tag:lantern.example,2019-09-25:locomotive'),
    hash: '01',
    path: '/news/northwest/locomotive',
    published: new Date('2019-09-26T04:12:00Z'),
    updated: new Date('2019-09-27T16:05:00Z'),
    from: new Date('2019-09-26T04:12:00Z'),
    syndication: 'full',
    title: spell('Sonar finds locomotive'),
    description: spell('A survey crew found it 60 feet down.'),
    url: 'https://lantern.example/paper/news/northwest/locomotive',
    elsewhere: false,
    sections: [{ path: 'news/northwest', trail: [spell('News'), spell('Northwest')] }],
    authors: [
      { name: spell('Zoë Brandvold'), slug: 'zoe-brandvold' },
      { name: spell('Dale Kuwahara'), slug: 'dale-kuwahara' },
      { name: spell('Associated Press'), slug: 'associated-press' },
    ],
    tags: [{ name: spell('Columbia River'), slug: 'columbia-river' }],
    image: image(spell, 'locomotive'),
    audio: enclosure(spell, 'audio/mpeg'),
    video: enclosure(spell, 'video/mp4'),
    attachments: [enclosure(spell, 'application/pdf')],
    dateline: spell('PORTLAND (AP)'),
    source: { name: spell('Associated Press'), url: 'https://apnews.example/' },
    language: 'es',
    rights: spell('© The Associated Press'),
    license: 'https://license.example/ap',
    corrections: [
      { date: new Date('2019-09-27T16:05:00Z'), text: spell('The engine weighed 38 tons, not 83.') },
    ],
    body: trustedHtml('<p>PORTLAND (AP) — A steam locomotive.</p>'),
    callout: trustedHtml('<p>Support us.</p>'),
    local: {
      published: spell('September 25, 2019, 9:12pm'),
      updated: spell('September 27, 2019, 9:05am'),
      corrections: [spell('September 27, 2019, 9:05am')],
    },
  };
}

/** What is left of a story that was withdrawn. */
export function withdrawal(spell: Spell = asItIs): Withdrawal {
  return {
    id: 'tag:lantern.example,2019:secret-id',
    path: '/news/northwest/secret-slug',
    withdrawn: new Date('2019-10-02T23:30:00Z'),
    reason: spell('The documents were forged.'),
    from: new Date('2019-09-26T04:12:00Z'),
    sections: ['news/northwest'],
    authors: ['zoe-brandvold'],
    tags: ['columbia-river'],
    local: spell('October 2, 2019, 4:30pm'),
  };
}

/** A section, an author and a tag, and the directory that holds them. */
export function directory(spell: Spell = asItIs): Directory {
  return {
    site: { ...entry(spell, 'The Columbia Lantern', 3), scope: { kind: 'site' }, trail: [] },
    sections: [
      section(spell, 'news', ['News']),
      section(spell, 'news/northwest', ['News', 'Northwest']),
      section(spell, 'news/northwest/clark-county', ['News', 'Northwest', 'Clark County']),
      section(spell, 'newsroom', ['Newsroom']),
    ],
    authors: [
      { ...entry(spell, 'Zoë Brandvold', 2), letter: 'Z', scope: { kind: 'author', slug: 'zoe-brandvold' } },
    ],
    tags: [
      { ...entry(spell, 'Columbia River', 1), letter: 'C', scope: { kind: 'tag', slug: 'columbia-river' } },
    ],
  };
}

/** The feed of what stands at a path. */
export function feeds(path: string, title: string): NamedFeeds {
  const base = `https://lantern.example/paper${path}`;
  return { title, rss: `${base}/rss.xml`, atom: `${base}/atom.xml`, json: `${base}/feed.json` };
}

function section(spell: Spell, path: string, trail: readonly string[]): DirectoryEntry {
  return {
    ...entry(spell, trail.at(-1) ?? '', 2),
    scope: { kind: 'section', path },
    trail: trail.map(spell),
  };
}

function entry(spell: Spell, title: string, count: number): Omit<DirectoryEntry, 'scope'> {
  return {
    title: spell(title),
    trail: [spell(title)],
    description: spell('What it is about'),
    image: image(spell, 'section'),
    count,
  };
}

function image(spell: Spell, name: string): Image {
  return {
    url: `https://lantern.example/paper/${name}.png`,
    type: spell('image/png'),
    length: 1000,
    width: 1200,
    height: 675,
    alt: spell('A locomotive'),
    caption: spell('The engine lies on its side.'),
    credit: spell('Odile Marchetti'),
  };
}

function enclosure(spell: Spell, type: string): Enclosure {
  return {
    url: `https://lantern.example/paper/file.${type.split('/')[1]}`,
    type: spell(type),
    length: 1_234_567,
    title: spell('The file'),
    duration: 3723,
  };
}
