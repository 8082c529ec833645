import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { line } from '../../content/source/clean.ts';
import { paragraphs, rebased } from '../feed/addresses.ts';
import type { ImportOptions } from '../import-system.ts';
import type { ImportedArticle, ImportedMedia } from '../imported.ts';
import { agencyNamed, byline } from '../story/bylines.ts';
import { isoTime } from '../story/iso-time.ts';
import { openingDateline } from '../story/opening-dateline.ts';
import { printedTime } from '../story/printed-time.ts';
import { pathIn } from '../story/story-path.ts';
import { jsonLdFacts } from './json-ld.ts';
import { metaFacts, microformatFacts } from './microformats.ts';
import { firstOf, type StoryFacts } from './page-facts.ts';
import { printedFacts } from './printed.ts';
import { type StoryBody, storyBody } from './story-body.ts';

export type ReadPage = {
  readonly article: ImportedArticle;
  /** Names of its section, from the topmost. */
  readonly trail: readonly string[];
  readonly facts: StoryFacts;
  /** What does not come along, by kind. */
  readonly losses: readonly (readonly [what: string, kind: string])[];
};

/** The story of a page; undefined where there is none. `url`: where it is from. */
export function readPage(
  html: string,
  url: string | undefined,
  options: ImportOptions,
): ReadPage | undefined {
  refuseDeep(html);
  const { document } = parseHTML(html);
  const [marked, formats, head, printed] = [
    jsonLdFacts(document),
    microformatFacts(document),
    metaFacts(document),
    printedFacts(document),
  ];
  // The story's own markup first; what the head says for other sites' previews last.
  const facts = firstOf([marked, formats, { ...printed, title: undefined }, head, printed]);
  const title = withoutPublisher(facts.title ?? '', facts.publisher);
  const address = URL.parse(facts.address ?? url ?? '', url)?.href;
  const story = storyBody(document, title) ?? storyOfText(facts.text);
  if (title === '' || story === undefined || line(story.html) === '') return undefined;
  const trail = trailOf(firstTrail([marked, printed, formats, head]), title, facts.publisher, options);
  const shown = { ...facts, description: lineUnder([marked, formats, printed, head], story, title) };
  const published = publishedOf([marked, formats, printed, head]);
  return {
    article: {
      ...{
        place: url ?? address ?? title,
        path: `${trail.join('/')}/${pathIn(address, title)}`,
        title,
        files: [],
      },
      ...{
        description: shown.description,
        date: published ?? '',
        id: address,
        address,
        language: facts.language,
      },
      updated: printed.updated,
      ...bylineOf(facts, options),
      ...{
        tags: [...new Set(facts.tags ?? [])].filter((tag) => tag !== ''),
        image: imageOf(story, facts.images ?? [], address),
      },
      unpublished:
        facts.isRestricted === true ? 'the old site shows the whole of it to subscribers alone' : undefined,
      fields: fieldsOf(facts, story),
      body: { format: 'html', text: rebased(story.html, address) },
    },
    trail,
    facts,
    losses: lossesOf(story, facts, printed),
  };
}

/** Elements nested at most: what is asked of each looks at all within it. */
const DEEPEST = 256;

class TooDeep extends Error {}

/** Throws where elements nest too deep; before a tree is made, which takes the square of that. */
function refuseDeep(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      if (depth > DEEPEST) throw new TooDeep(`its elements nest more than ${DEEPEST} deep`);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
}

/** Heads end headlines with the name of the paper. */
function withoutPublisher(title: string, publisher: string | undefined): string {
  const name = publisher ?? '';
  if (name === '' || !title.toLowerCase().endsWith(name.toLowerCase())) return title;
  const [, headline] = /^(.{10,1000}) [|–—-] ?$/.exec(title.slice(0, -name.length)) ?? [];
  return headline?.trim() ?? title;
}

const storyOfText = (text: string | undefined): StoryBody | undefined =>
  text === undefined || text.trim() === ''
    ? undefined
    : { html: paragraphs(text), firstParagraph: line(text.split('\n', 1)[0] ?? ''), callouts: [] };

const firstTrail = (all: readonly StoryFacts[]): readonly string[] =>
  all.map(({ trail }) => trail ?? []).find((trail) => trail.length > 0) ?? [];

/** Without what stands for the front page before it, and the story itself at its end. */
function trailOf(
  trail: readonly string[],
  title: string,
  publisher: string | undefined,
  { map }: ImportOptions,
): readonly string[] {
  const names = trail.filter(
    (name) =>
      !/^(?:home|homepage|front page|start)$/i.test(name) && name !== publisher && !isStart(title, name),
  );
  return map?.get(names.join('/'))?.split('/') ?? names.map((name) => map?.get(name) ?? name);
}

/** Breadcrumbs shorten headlines. */
const isStart = (title: string, name: string): boolean => {
  const start = name
    .replace(/(?:…|\.\.\.)$/, '')
    .trim()
    .toLowerCase();
  return start.length > 12 && title.toLowerCase().startsWith(start);
};

/** The line under the headline: not the beginning of the story, which heads repeat for previews. */
function lineUnder(all: readonly StoryFacts[], { html }: StoryBody, title: string): string | undefined {
  const words = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const text = words(html.replace(/<[^<>]*>/g, ''));
  return all
    .map(({ description }) => description?.replace(/(?:…|\.\.\.|\[…\])$/, '').trim() ?? '')
    .find(
      (each) => each !== '' && words(each) !== words(title) && !text.slice(0, 2_000).includes(words(each)),
    );
}

/** The most exact of the times that the markups state: a day alone is completed by a time that is printed. */
function publishedOf(all: readonly StoryFacts[]): string | undefined {
  const times = all.flatMap(({ published = '' }) => isoTime(published) ?? printedTime(published) ?? []);
  const [first] = times;
  if (first === undefined || first.length > 10) return first;
  return times.find((each) => each.length > 10 && each.startsWith(first)) ?? first;
}

function bylineOf(facts: StoryFacts, options: ImportOptions): Pick<ImportedArticle, 'authors'> {
  const names = (facts.authors ?? []).flatMap((each) => byline(each).names);
  const authors = [...new Set(names)].filter((name) => name !== facts.publisher);
  return { authors: authors.map((name) => ({ name: options.authors?.get(name) ?? name })) };
}

function fieldsOf(facts: StoryFacts, { firstParagraph }: StoryBody): ImportedArticle['fields'] {
  const agency = (facts.authors ?? []).map((each) => byline(each).agency).find((each) => each !== undefined);
  const stated = facts.source === facts.publisher ? undefined : facts.source;
  const name = stated === undefined ? agency : (agencyNamed(stated) ?? stated);
  return {
    dateline: openingDateline(firstParagraph),
    source: name === undefined ? undefined : { name },
    rights: facts.rights,
    license: URL.canParse(facts.license ?? '') ? facts.license : undefined,
  };
}

/** The picture that the story opens with, with what markup says of it; else the one that stands for it elsewhere. */
function imageOf(
  { lead, html }: StoryBody,
  images: readonly ImportedMedia[],
  base: string | undefined,
): ImportedMedia | undefined {
  const absolute = (src: string) => URL.parse(src, base)?.href ?? src;
  if (lead === undefined) {
    const [first] = images;
    return first === undefined || html.includes(first.src)
      ? undefined
      : { ...first, src: absolute(first.src) };
  }
  const src = absolute(lead.src);
  const name = (address: string) => absolute(address).split(/[?#]/, 1)[0];
  const marked =
    images.find((each) => name(each.src) === name(src)) ??
    images.find((each) => each.caption === lead.caption);
  return {
    ...{ src, alt: lead.alt ?? marked?.alt, caption: lead.caption ?? marked?.caption },
    ...{ credit: lead.credit ?? marked?.credit, rights: marked?.rights },
  };
}

function lossesOf({ callouts }: StoryBody, facts: StoryFacts, printed: StoryFacts): ReadPage['losses'] {
  const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)} …` : text);
  const [first, last] = [isoTime(facts.published), isoTime(facts.updated)];
  const isSilent =
    printed.updated === undefined &&
    first !== undefined &&
    last !== undefined &&
    Date.parse(last) > Date.parse(first);
  return [
    ...callouts.map(
      (text) =>
        [`“${short(text)}” left out, as it is the paper’s own and not the story’s`, 'call-out'] as const,
    ),
    ...(isSilent
      ? [
          [
            `change of ${last} left out, as the page tells readers of none`,
            'change that readers were not told of',
          ] as const,
        ]
      : []),
  ];
}
