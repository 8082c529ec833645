import { decodedPart } from '../../domain/uri.ts';
import type { ImportOptions } from '../import-system.ts';
import type { ImportedArticle, ImportedMedia, LossReport } from '../imported.ts';
import { plain } from '../plain.ts';
import { offsetText } from '../story/iso-time.ts';
import { contentHtml } from './blocks.ts';
import { expiryOf, isExpiry } from './expiry.ts';
import { type Inventory, metaOf } from './inventory.ts';
import { restrictedBy, withoutRestricted } from './restrictions.ts';
import { authorsOf, sectionsOf, termsOf } from './terms.ts';
import { allIn, textIn, type WxrElement } from './wxr.ts';

export type WordPressPostContext = {
  readonly inventory: Inventory;
  readonly options: ImportOptions;
  /** Where the post was read. */
  readonly place: string;
  readonly report: LossReport;
  /** Counts a custom field or a taxonomy of which nothing was made. */
  readonly unused: (kind: string) => void;
  readonly now: Date;
};

/** A post as an article. */
export function articleOf(item: WxrElement, context: WordPressPostContext): ImportedArticle {
  const { inventory, options, place, report } = context;
  const id = textIn(item, 'wp:post_id').trim();
  const type = textIn(item, 'wp:post_type').trim();
  const title = plain(textIn(item, 'title'));
  const fields = metaOf(item);
  const terms = termsOf(item);
  const of = (taxonomy: string) => terms.get(taxonomy) ?? [];
  const primary = inventory.terms.get(
    fields.get('_yoast_wpseo_primary_category') ?? fields.get('rank_math_primary_category') ?? '',
  );
  const sections = sectionsOf(of('category'), primary, inventory);
  const folder = sections.primary ?? (type === 'post' ? 'news' : type);
  const name = decodedPart(textIn(item, 'wp:post_name').trim()) || title || `post-${id}`;
  const content = withoutRestricted(textIn(item, 'content:encoded'));
  for (const kind of content.kinds)
    report(`${kind} left out, as the old site shows it to some readers only`, kind);
  const [restricted] = content.kinds;
  const date = dateOf(item);
  const { expires, hidden } = expiryOf(fields, date, options.map);
  const unpublished =
    (item.isCut === true ? 'its item does not end in the export' : undefined) ??
    stateOf(item, context.now) ??
    restrictedBy(fields) ??
    (restricted && `it is not for everyone (${restricted})`) ??
    hidden;
  // One that only some may read has an address at the old site, which may be public here one day.
  const hasAddress = unpublished === undefined || textIn(item, 'wp:status') === 'publish';
  const mapped = mappedOf(fields, terms, context);
  const link = textIn(item, 'link').trim();
  const guid = textIn(item, 'guid').trim();
  const excerpt = plain(textIn(item, 'excerpt:encoded'));
  return {
    ...{ place, title, path: `${folder}/${name.replaceAll('/', '-')}` },
    description: mapped.get('description') ?? (excerpt || undefined),
    date,
    authors: mapped.has('authors')
      ? [{ name: mapped.get('authors') ?? '' }]
      : authorsOf(item, of('author'), { inventory, names: options.authors ?? new Map(), report }),
    tags: [...of('post_tag').map((term) => term.name), ...mappedTerms('tags', terms, options)],
    sections: [...sections.further, ...mappedTerms('sections', terms, options)],
    ...mediaOf(fields, inventory, report),
    ...{ language: mapped.get('language'), updated: mapped.get('updated') },
    id: guid === '' ? undefined : guid,
    address: hasAddress && /^https?:/.test(link) ? link : undefined,
    aliases: hasAddress ? oldAddresses(item, link) : undefined,
    unpublished,
    fields: {
      expires,
      ...Object.fromEntries([...mapped].filter(([key]) => !ownKeys.has(key))),
    },
    body: {
      format: 'html',
      text: contentHtml(numbered(content.text, inventory), {
        ...{ inventory, id, report, footnotes: fields.get('footnotes') },
      }),
    },
    files: [],
  };
}

/** Addresses it had under other names, from which WordPress redirects. */
function oldAddresses(item: WxrElement, link: string): readonly string[] {
  const slugs = allIn(item, 'wp:postmeta').flatMap((each) =>
    textIn(each, 'wp:meta_key').trim() === '_wp_old_slug' ? [textIn(each, 'wp:meta_value').trim()] : [],
  );
  const path = URL.parse(link)?.pathname ?? '/';
  const name = textIn(item, 'wp:post_name').trim();
  const end = path.replace(/\/$/, '').split('/').at(-1);
  if (name === '' || end !== name) return [];
  return slugs
    .filter((slug) => slug !== '' && slug !== name)
    .map(
      (slug) =>
        path.slice(0, path.lastIndexOf(name)) + slug + path.slice(path.lastIndexOf(name) + name.length),
    );
}

/** Links by number as links by address, where the export has it. */
const numbered = (text: string, { pages }: Inventory): string =>
  text.includes('?p')
    ? text.replace(
        /(href=["'])[^"'<>?]*\?(?:p|page_id)=(\d+)(?=["'#])/g,
        (whole, start: string, id: string) => {
          const page = pages.get(id);
          return page === undefined ? whole : start + page.replaceAll('&', '&amp;');
        },
      )
    : text;

/** Keys of an article that are not a further field of it. */
const ownKeys = new Set(['description', 'authors', 'tags', 'sections', 'language', 'updated']);

/** Why the old site does not show a post to everyone. */
function stateOf(item: WxrElement, now: Date): string | undefined {
  const status = textIn(item, 'wp:status').trim();
  if (status === 'future')
    return timeOf(textIn(item, 'wp:post_date_gmt')) < now.getTime()
      ? 'it was scheduled, and never published'
      : undefined;
  if (status !== 'publish') return `it is ${status === '' ? 'of no state' : status}`;
  return textIn(item, 'wp:post_password').trim() === '' ? undefined : 'it has a password';
}

/** Milliseconds; of what is no time, NaN. `0000-00-00 00:00:00` is what drafts have. */
const timeOf = (text: string): number =>
  /^\s*0000/.test(text) ? Number.NaN : Date.parse(`${text.trim().replace(' ', 'T')}Z`);

const quarter = 15 * 60_000;

/** When it was published, at the newsroom's clock and with its offset, as the export states both times. */
function dateOf(item: WxrElement): string {
  const [local, gmt] = ['wp:post_date', 'wp:post_date_gmt'].map((name) => textIn(item, name).trim());
  const [own, utc] = [timeOf(local ?? ''), timeOf(gmt ?? '')];
  const ahead = own - utc;
  if (Number.isFinite(ahead) && ahead % quarter === 0 && Math.abs(ahead) <= 56 * quarter)
    return `${local?.replace(' ', 'T')}${offsetText(ahead)}`;
  if (Number.isFinite(utc)) return `${gmt?.replace(' ', 'T')}Z`;
  if (Number.isFinite(own)) return local ?? '';
  const published = Date.parse(textIn(item, 'pubDate'));
  if (published > 0) return new Date(published).toISOString().replace('.000', '');
  const edited = textIn(item, 'wp:post_modified').trim();
  return Number.isFinite(timeOf(edited)) ? edited : '';
}

/** Custom fields that say what an article has already, or what only WordPress asks of itself. */
const internal =
  /^(?:_thumbnail_id|enclosure|_yoast_wpseo_primary_category|rank_math_primary_category|_edit_lock|_edit_last|_wp_old_slug|_wp_old_date|footnotes|_encloseme|_pingme|_oembed_.*)$/;

/** The texts of custom fields that `--map` names, by Dateline's keys; all others are counted. */
function mappedOf(
  fields: ReadonlyMap<string, string>,
  terms: ReturnType<typeof termsOf>,
  { options, unused }: WordPressPostContext,
) {
  const mapped = new Map<string, string>();
  for (const [key, value] of fields) {
    const name = options.map?.get(key);
    if (name !== undefined && plain(value) !== '') mapped.set(name, plain(value));
    else if (name === undefined && !internal.test(key) && !isExpiry(key) && value.trim() !== '')
      unused(`custom field ${key}`);
  }
  for (const taxonomy of terms.keys())
    if (!ownTaxonomies.has(taxonomy) && options.map?.get(taxonomy) === undefined)
      unused(`taxonomy ${taxonomy}`);
  return mapped;
}

const ownTaxonomies = new Set(['category', 'post_tag', 'author']);

/** Names of the taxonomies that `--map` makes tags, or slugs of those it makes sections. */
const mappedTerms = (
  key: 'tags' | 'sections',
  terms: ReturnType<typeof termsOf>,
  { map }: ImportOptions,
): readonly string[] =>
  [...terms].flatMap(([taxonomy, all]) =>
    map?.get(taxonomy) === key ? all.map(({ slug, name }) => (key === 'tags' ? name : slug)) : [],
  );

/** The picture at its head, and the files that its feed names. */
function mediaOf(fields: ReadonlyMap<string, string>, { attachments }: Inventory, report: LossReport) {
  const featured = fields.get('_thumbnail_id')?.trim() ?? '';
  const found = attachments.get(featured);
  if (featured !== '' && Number(featured) > 0 && found === undefined)
    report(`its picture, attachment ${featured}, is not in the export`, 'picture that is not in the export');
  const [url = '', length = '', type = ''] = (fields.get('enclosure') ?? '')
    .split(/\r?\n/)
    .map((each) => each.trim());
  const media: ImportedMedia | undefined = /^https?:/.test(url)
    ? { src: url, length: Number(length) > 0 ? Number(length) : undefined, type: type || undefined }
    : undefined;
  const kind = type.startsWith('video/') ? 'video' : type.startsWith('audio/') ? 'audio' : undefined;
  return {
    image: found && {
      src: found.url,
      alt: found.alt || undefined,
      caption: plain(found.caption) || undefined,
      credit: found.credit || undefined,
    },
    audio: kind === 'audio' ? media : undefined,
    video: kind === 'video' ? media : undefined,
    attachments: media !== undefined && kind === undefined ? [media] : undefined,
  };
}
