import { paragraphs } from '../feed/addresses.ts';
import { createClosingBlocks } from '../feed/closing-blocks.ts';
import { sectionFolders, subjectsOf } from '../feed/entry-sections.ts';
import { openingOf } from '../feed/opening-blocks.ts';
import type { ImportOptions } from '../import-system.ts';
import type { ImportedArticle, ImportedMedia } from '../imported.ts';
import { agencyNamed, byline } from '../story/bylines.ts';
import { captionAndCredit } from '../story/caption-credit.ts';
import { isoTime } from '../story/iso-time.ts';
import { openingDateline } from '../story/opening-dateline.ts';
import { metadataFields } from '../story/story-metadata.ts';
import { pathIn } from '../story/story-path.ts';
import type { WireItem } from './wire-item.ts';

export type WireArticle = {
  readonly article: ImportedArticle;
  readonly sections: readonly string[];
  readonly losses: readonly (readonly [what: string, kind: string])[];
};

/** Folders of sections that do not follow from their names, and the articles. */
export type WireArticles = {
  readonly folders: ReadonlyMap<string, string>;
  readonly articles: readonly WireArticle[];
};

/** The newest version of each story, with what earlier ones say of one that was withdrawn. */
export function wireArticles(items: readonly WireItem[], options: ImportOptions): WireArticles {
  const versions = Map.groupBy(items, ({ id, place }) => id || place);
  const closing = createClosingBlocks(items.some(({ isDateline }) => isDateline) ? 2 : 3);
  const newest = [...versions.values()].flatMap((all) => {
    // Of equal ones the last that was read.
    const [first, ...older] = all.toReversed().toSorted((a, b) => b.version - a.version);
    return first === undefined ? [] : [{ item: first, older }];
  });
  closing.learn(newest.map(({ item }) => item.body));
  const entries = items.map(({ sections, address }) => ({ sections, categories: [], link: address }));
  const folders = items.some(({ isDateline }) => isDateline)
    ? sectionFolders(entries)
    : new Map<string, string>();
  const articles = newest.map(({ item, older }) =>
    item.status === 'canceled'
      ? withdrawn(item, older, folders, options)
      : usable(item, { older, folders, options, ...closing.split(item.body) }),
  );
  return { folders, articles };
}

type Story = {
  readonly older: readonly WireItem[];
  readonly folders: ReadonlyMap<string, string>;
  readonly options: ImportOptions;
  readonly html: string;
  readonly closing: string;
};

function placed(item: WireItem, folders: ReadonlyMap<string, string>, { map }: ImportOptions) {
  const categories = item.subjects.map((name) => ({ name }));
  const { sections, tags } = subjectsOf(
    { categories, sections: item.sections.map((name) => map?.get(name) ?? name) },
    { map, isDateline: false },
  );
  const [first = '', ...further] = sections.map((trail) => folders.get(trail) ?? trail);
  const name =
    item.slugline && item.address === undefined
      ? item.slugline.replaceAll('/', ' ')
      : pathIn(item.address, item.headline);
  return { sections, tags, further, path: `${first}/${name}` };
}

function usable(item: WireItem, { older, folders, options, html, closing }: Story): WireArticle {
  const { sections, tags, further, path } = placed(item, folders, options);
  const metadata = metadataFields(item);
  const hasNote = metadata.made !== undefined && metadata.made !== 'human';
  const opening = openingOf(html, item.pictures[0]?.src, { isDateline: item.isDateline, hasNote });
  const corrections = correctionsOf(item);
  const notes = item.notes.filter((note) => !corrections.some(({ text }) => note.includes(text)));
  const article: ImportedArticle = {
    ...{ place: item.place, path, title: item.headline, tags, sections: further, files: [] },
    description: item.description,
    date: isoTime(item.created ?? item.versionCreated) ?? '',
    updated: isoTime(item.modified) ?? (corrections.length > 0 ? isoTime(item.versionCreated) : undefined),
    authors: authorsOf(item, options),
    image: pictureOf(item, opening.picture),
    ...filesOf(item.files),
    ...{ language: item.language, id: item.id || undefined, address: item.address },
    unpublished: item.status === 'withheld' ? 'the agency withholds it' : undefined,
    fields: {
      ...{ embargo: isoTime(item.embargo), expires: isoTime(item.expires), ...rightsOf(item) },
      dateline: item.dateline ?? openingDateline(opening.firstParagraph),
      source: sourceOf(item),
      ...metadata,
      correction: corrections.length === 0 ? undefined : corrections,
    },
    body: { format: 'html', text: opening.html || paragraphs(item.description ?? '') },
  };
  return { article, sections, losses: lossesOf(item, { older, notes, closing }) };
}

/** A kill: of an earlier version only what its notice needs. */
function withdrawn(
  item: WireItem,
  older: readonly WireItem[],
  folders: ReadonlyMap<string, string>,
  options: ImportOptions,
): WireArticle {
  const before = older[0] ?? item;
  const known = { ...before, headline: item.headline || before.headline || 'Withdrawn story' };
  const { sections, tags, further, path } = placed(known, folders, options);
  const reason = item.notes.join(' ') || 'The agency has withdrawn this story.';
  const when = isoTime(item.versionCreated);
  const article: ImportedArticle = {
    ...{ place: item.place, path, title: known.headline, tags, sections: further, authors: [], files: [] },
    ...{
      date: isoTime(item.created ?? before.created) ?? when ?? '',
      id: item.id || undefined,
      address: before.address,
    },
    fields: { status: 'withdrawn', reason, withdrawn: when },
    // Nothing of a withdrawn text is shown; a file without any would be a draft.
    body: { format: 'markdown', text: reason },
  };
  return { article, sections, losses: [] };
}

/** Dateline's own notes begin with the time; others' tell of a correction of the version that they are with. */
function correctionsOf(item: WireItem): readonly { readonly date: string; readonly text: string }[] {
  if (item.isDateline)
    return item.notes.flatMap((note) => {
      const [, date, text] = /^(\d{4}-\d\d-\d\dT\S{5,20}) (.+)$/s.exec(note) ?? [];
      return date === undefined || text === undefined ? [] : [{ date, text }];
    });
  const date = isoTime(item.versionCreated ?? item.created);
  return item.isCorrection && date !== undefined && item.notes.length > 0
    ? [{ date, text: item.notes.join(' ') }]
    : [];
}

function authorsOf(item: WireItem, { authors }: ImportOptions): ImportedArticle['authors'] {
  const creators = item.creators.map(({ name }) => name).filter((name) => name !== '');
  const names = creators.length > 0 ? creators : byline(item.byline ?? '').names;
  return [...new Set(names)]
    .filter((name) => !item.isDateline || name !== item.provider)
    .map((name) => ({ name: authors?.get(name) ?? name }));
}

function sourceOf({ source, provider, isDateline, byline: signed = '' }: WireItem) {
  const name = source?.name ?? byline(signed).agency ?? (isDateline ? undefined : provider);
  return name === undefined ? undefined : { name: agencyNamed(name) ?? name, url: source?.url };
}

/** Terms that are an address are a license; those that Dateline has for machines, where a story has no license, are none. */
function rightsOf({ rights, usageTerms, isDateline }: WireItem) {
  const isForMachines = isDateline && /^https?:\/\/\S+\/license\.xml$/.test(usageTerms ?? '');
  const isLicense = !isForMachines && /^https?:\/\/\S+$/.test(usageTerms ?? '');
  const line = [rights, isLicense || isForMachines ? undefined : usageTerms]
    .filter((each) => each !== undefined && each !== '')
    .join(' ');
  return { rights: line || undefined, license: isLicense ? usageTerms : undefined };
}

function pictureOf(
  { pictures, isDateline }: WireItem,
  shown: { readonly alt?: string; readonly caption?: string } | undefined,
): ImportedMedia | undefined {
  const [first] = pictures;
  if (first === undefined || first.caption !== undefined || first.credit !== undefined || !isDateline)
    return first && { ...first, type: undefined, length: undefined };
  // Dateline writes the credit in parentheses after the caption.
  const printed = captionAndCredit(shown?.caption ?? '');
  return {
    ...{ src: first.src, alt: shown?.alt, credit: printed?.credit },
    caption: (printed === undefined ? shown?.caption : printed.caption) || undefined,
  };
}

function filesOf(files: readonly ImportedMedia[]): Pick<ImportedArticle, 'audio' | 'video' | 'attachments'> {
  const audio = files.find(({ type }) => type?.startsWith('audio/'));
  const video = files.find(({ type }) => type?.startsWith('video/'));
  return { audio, video, attachments: files.filter((each) => each !== audio && each !== video) };
}

type Left = {
  readonly older: readonly WireItem[];
  readonly notes: readonly string[];
  readonly closing: string;
};

function lossesOf(item: WireItem, { older, notes, closing }: Left): WireArticle['losses'] {
  return [
    ...older.map(
      ({ place, version }) =>
        [
          `version ${version} (${place}) left out, as version ${item.version} is newer`,
          'earlier version',
        ] as const,
    ),
    ...notes.map((note) => [`note to editors left out: “${note}”`, 'note to editors'] as const),
    ...(item.body === '' && item.description !== undefined
      ? [['there is no more of it than its summary', 'article of which there is only a summary'] as const]
      : []),
    ...(closing === ''
      ? []
      : [
          [
            `“${closing.slice(0, 80)}” left out, as other articles end with it too`,
            'call-out at the end',
          ] as const,
        ]),
    ...item.pictures
      .slice(1)
      .filter(({ src }) => src !== item.pictures[0]?.src && !item.body.includes(src))
      .map(({ src }) => [`further picture ${src} left out`, 'further picture'] as const),
  ];
}
