import { isPermanent } from '../../content/schema/address.ts';
import { comparable } from '../../content/schema/redirect-schema.ts';
import { instant, readTime } from '../../content/source/time.ts';
import { reservedPart } from '../../domain/addresses.ts';
import { decodedAddress } from '../../domain/uri.ts';
import type { ImportedArticle, ImportedMedia, LossReport } from '../imported.ts';
import { prepareBody } from '../markdown/body.ts';
import { type ClaimedKeys, claim } from './claims.ts';
import { type FileNames, sectionFolder } from './file-names.ts';
import type { ArticleFiles } from './files.ts';
import { accepted, type FrontMatterFields, fieldsOf, fileText } from './front-matter.ts';
import type { Losses } from './losses.ts';

/** What the articles of an import have in common. */
export type ArticleTextContext = {
  readonly losses: Losses;
  readonly files: ArticleFiles;
  readonly names: FileNames;
  readonly claims: ClaimedKeys;
  /** IANA name. */
  readonly timezone: string;
  /** The old site's address, for references that are relative. */
  readonly base: string | undefined;
  /** Who mints ids. */
  readonly authority: string;
  readonly keepAddresses: boolean;
};

type ArticleTextOptions = ArticleTextContext & {
  /** Below the content folder. */
  readonly file: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
};

export type ArticleText = {
  readonly text: string;
  readonly id: string | undefined;
  readonly isDraft: boolean;
  /** Folders of the further sections it names. */
  readonly sections: readonly string[];
  /** Hosts of the players it shows. */
  readonly embeds: readonly string[];
};

/** The file of an article; what does not come along is named. */
export async function articleText(
  article: ImportedArticle,
  options: ArticleTextOptions,
): Promise<ArticleText> {
  const { place } = article;
  const report: LossReport = (what, kind) => options.losses.add({ place, what, kind });
  const folder = folderOf(options.file);
  const sections = [...new Set((article.sections ?? []).map(sectionFolder))].filter(
    (each) => each !== '' && each !== folder,
  );
  const refer = referrer(article, folder, options);
  const prepared = prepareBody(article.body, { base: article.address ?? options.base });
  const renamed = new Map<string, string>();
  for (const src of prepared.references) {
    const reference = await refer(src);
    if (reference !== undefined) renamed.set(src, reference);
  }
  const body = prepared.finish(renamed);
  if (article.unpublished !== undefined)
    report(`it is a draft: ${article.unpublished}`, `draft: ${article.unpublished.slice(0, 80)}`);
  for (const { what, kind } of body.losses) report(what, kind);
  const media = await mediaOf(article, refer, report, options.base);
  const stated: FrontMatterFields = {
    ...fieldsOf({ ...article, ...media.fields }),
    sections: sections.length === 0 ? undefined : sections,
    ...identity(article, options, report),
  };
  const text = [body.text, ...media.links].filter((each) => each !== '').join('\n\n');
  const fields = publishable(stated, { text, timezone: options.timezone, report });
  return {
    text: fileText(fields, text),
    id: typeof fields.id === 'string' ? fields.id : undefined,
    isDraft: String(fields.draft) === 'true',
    sections,
    embeds: body.embeds,
  };
}

/** The folder of a file; each article is in one. */
export const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

type Refer = (src: string) => Promise<string | undefined>;

/** What a reference of the article is called here; undefined where its file does not come along. */
function referrer(
  { files, place, address }: ImportedArticle,
  folder: string,
  options: ArticleTextOptions,
): Refer {
  const own = new Map(
    files.flatMap((file) =>
      [file.src, decodedAddress(file.src), absolute(file.src, address)].map((src) => [src, file] as const),
    ),
  );
  return (src) => options.files.reference({ src, file: own.get(src), folder, place });
}

const absolute = (src: string, base: string | undefined): string => URL.parse(src, base)?.href ?? src;

/** Pictures and files of the front matter with their references; those that Dateline could not show become links. */
async function mediaOf(article: ImportedArticle, refer: Refer, report: LossReport, site: string | undefined) {
  const links: string[] = [];
  const base = article.address ?? site;
  const resolved = async (
    media: ImportedMedia | undefined,
    name: string,
  ): Promise<ImportedMedia | undefined> => {
    if (media === undefined) return undefined;
    const local = (await refer(media.src)) ?? (await refer(absolute(media.src, base)));
    // What a picture's own bytes say needs no key.
    const bytes =
      name === 'image' ? { type: undefined, length: undefined, width: undefined, height: undefined } : {};
    if (local !== undefined) return { ...media, ...bytes, src: local };
    const src = absolute(media.src, base);
    if (!/^https?:\/\//i.test(src)) {
      report(
        `${name} left out: its file ${media.src} is not at hand, and it has no address`,
        `${name} without its file`,
      );
      return undefined;
    }
    if (name === 'image' || (media.type !== undefined && media.length !== undefined))
      return { ...media, src };
    links.push(`[${(media.title ?? src.split('/').at(-1) ?? src).replace(/[[\]\\]/g, '\\$&')}](<${src}>)`);
    report(
      `${name} ${src} is a link in the text, as its type and size are not known`,
      `${name} that became a link`,
    );
    return undefined;
  };
  const fields = {
    image: await resolved(article.image, 'image'),
    audio: await resolved(article.audio, 'audio'),
    video: await resolved(article.video, 'video'),
    attachments: [] as ImportedMedia[],
  };
  for (const each of article.attachments ?? []) {
    const found = await resolved(each, 'attachment');
    if (found !== undefined) fields.attachments.push(found);
  }
  return { fields, links };
}

/** Its id and where its page was; of what another article has already, nothing. */
function identity(
  article: ImportedArticle,
  options: ArticleTextOptions,
  report: LossReport,
): FrontMatterFields {
  const { claims, file, date, names, keepAddresses } = options;
  const { place, address } = article;
  const own = names.addressOf(file, date);
  const paths = [address, ...(article.aliases ?? [])].flatMap((each) => {
    const path = each === undefined ? undefined : pathOf(each);
    return path === undefined ? [] : [path];
  });
  if (address !== undefined && article.unpublished === undefined && pathOf(address) === undefined)
    report(
      `its address ${address} has no path of its own, so nothing can lead from there`,
      'address without a path',
    );
  const stays = keepAddresses && article.unpublished === undefined ? address : undefined;
  const url = article.fields?.url ?? stays;
  const aliases = [...new Set(paths)].filter((path) => {
    if (comparable(path) === own || (stays !== undefined && path === pathOf(stays))) return false;
    const reserved = reservedPart(comparable(path), 'article');
    if (reserved !== undefined) {
      report(
        `its address ${path} is one of this service itself, so it does not lead to it`,
        'address that the service has',
      );
      return false;
    }
    const other = claim(claims.paths, comparable(path), place);
    if (other !== undefined)
      report(`its address ${path} is that of ${other}, which it leads to`, 'address of two articles');
    return other === undefined;
  });
  return { url, aliases: aliases.length === 0 ? undefined : aliases, id: idOf(article, options, report) };
}

/** The old site's own id, or a new one where it has none, or none that is for ever. */
function idOf({ id, place }: ImportedArticle, options: ArticleTextOptions, report: LossReport): string {
  if (id === undefined) return minted(options);
  if (!isPermanent(id)) {
    report(`its id ${id} is not a URI that is for ever, so it has a new one`, 'id that is not a URI');
    return minted(options);
  }
  const other = claim(options.claims.ids, id, place);
  if (other === undefined) return id;
  report(`its id ${id} is that of ${other}, so it has a new one`, 'id of two articles');
  return minted(options);
}

/** A `tag:` URI (RFC 4151) of which the file's name is a part. */
function minted({ claims, file, date, authority }: ArticleTextOptions): string {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
  for (let count = 1; ; count += 1) {
    const id = `tag:${authority},${date}:${name}${count === 1 ? '' : `-${count}`}`;
    if (claim(claims.ids, id, file) === undefined) return id;
  }
}

/** The path of an address, decoded; undefined where it has none that tells articles apart. */
function pathOf(address: string): string | undefined {
  const url = URL.parse(address, 'http://localhost/');
  // Without a path of its own, what is asked after the question mark tells articles apart.
  if (url === null || url.pathname === '/' || url.pathname === '' || /^\?(?:p|page_id|id)=/.test(url.search))
    return undefined;
  try {
    const path = decodeURIComponent(url.pathname).replace(/\/{2,}/g, '/');
    return /[?#\\\0-\x1f\x7f]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

type Publishing = { readonly text: string; readonly timezone: string; readonly report: LossReport };

/** The fields as Dateline accepts them. What cannot be published as it is becomes a draft, rather than an error. */
function publishable(stated: FrontMatterFields, { text, timezone, report }: Publishing): FrontMatterFields {
  const { fields, refused } = accepted(stated);
  for (const { key, why } of refused)
    report(`${key} left out: ${why}`, `${key.replace(/\.\d+/g, '')} that Dateline does not take`);
  const { title, date, updated, expires, image, audio, video, attachments, url } = fields;
  const at = (value: unknown) => timeOf(value, timezone);
  const isEarly = updated !== undefined && date !== undefined && at(updated) < at(date);
  const isOver = expires !== undefined && date !== undefined && at(expires) <= at(date);
  const isEmpty = [image, audio, video, attachments, url].every((each) => each === undefined) && text === '';
  if (isEarly) report(`updated ${updated} left out, as it is before date ${date}`, 'updated before date');
  if (isOver)
    report(
      `it is a draft: it expires at ${expires}, before its date ${date}`,
      'article that expires before its date',
    );
  if (title === undefined) report('it has no title; its first words are', 'article without a title');
  if (date === undefined) report('it is a draft: it has no date', 'article without a date');
  if (isEmpty && fields.draft !== true) report('it is a draft: it has no text', 'article without text');
  return {
    ...fields,
    title: title ?? firstWords(text),
    updated: isEarly ? undefined : updated,
    expires: isOver ? undefined : expires,
    draft: isOver || isEmpty || date === undefined || fields.draft,
  };
}

function timeOf(value: unknown, timezone: string): number {
  const read = readTime(String(value));
  return typeof read === 'string' ? Number.NaN : instant(read, timezone).date.getTime();
}

/** Plain text of the beginning of a body, for a title. */
function firstWords(text: string): string {
  const plain = text
    .replace(/<[^<>]*>|!\[[^[\]]*\]\([^()]*\)/g, ' ')
    .replace(/[*_#>`[\]\\]|\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const words = plain.slice(0, 60);
  return words === ''
    ? 'Untitled'
    : plain.length > 60
      ? `${words.slice(0, Math.max(words.lastIndexOf(' '), 30))} …`
      : words;
}
