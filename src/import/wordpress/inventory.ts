import { decodedPart } from '../../domain/uri.ts';
import type { ImportedSite } from '../imported.ts';
import { plain } from '../plain.ts';
import { allIn, readWxr, textIn, type WxrElement, type WxrListener } from './wxr.ts';

/** A file of the media library. */
export type Attachment = {
  /** Of its bytes. */
  readonly url: string;
  /** Of its page. */
  readonly page: string;
  readonly alt: string;
  /** HTML. */
  readonly caption: string;
  readonly title: string;
  /** The post it was uploaded to. */
  readonly parent: string;
  readonly credit: string;
};

export type WordPressCategory = {
  readonly slug: string;
  readonly name: string;
  /** Its slug; empty: none. */
  readonly parent: string;
  readonly description: string;
};

/** What posts refer to, which may stand anywhere in an export. */
export type Inventory = {
  readonly site: ImportedSite;
  /** Names by login and by what WordPress makes of it. */
  readonly authors: ReadonlyMap<string, string>;
  /** Logins whose e-mail address the export has. */
  readonly emails: number;
  /** By slug. */
  readonly categories: ReadonlyMap<string, WordPressCategory>;
  /** Slugs of categories that posts have, with those above them. */
  readonly used: ReadonlySet<string>;
  /** Slugs of terms by the number of the database. */
  readonly terms: ReadonlyMap<string, string>;
  /** By id. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Addresses of posts by id. */
  readonly pages: ReadonlyMap<string, string>;
  /** Texts of reusable blocks by id. */
  readonly reusable: ReadonlyMap<string, string>;
};

type MutableInventory = {
  [Key in keyof Inventory]: Inventory[Key] extends ReadonlyMap<string, infer T>
    ? Map<string, T>
    : Inventory[Key] extends ReadonlySet<string>
      ? Set<string>
      : Inventory[Key];
} & {
  emails: number;
  site: ImportedSite;
};

/** Faults are told of when the articles are read. */
const SILENT: WxrListener = { onFault: () => {}, onEnd: () => {} };

/** Reads all files once for what posts refer to; texts of posts are not held. `types`: of what become articles. */
export async function inventoryOf(files: readonly string[], types: readonly string[]): Promise<Inventory> {
  const building: MutableInventory = {
    ...{ site: {}, emails: 0, authors: new Map(), categories: new Map(), terms: new Map() },
    ...{ attachments: new Map(), pages: new Map(), reusable: new Map(), used: new Set() },
  };
  for (const file of files) for await (const element of readWxr(file, SILENT)) add(element, building, types);
  for (const slug of building.used)
    for (
      let at = building.categories.get(slug)?.parent;
      at && !building.used.has(at);
      at = building.categories.get(at)?.parent
    )
      building.used.add(at);
  return building;
}

function add(element: WxrElement, building: MutableInventory, types: readonly string[]): void {
  const { name, text } = element;
  if (name === 'item') addItem(element, building, types);
  else if (name === 'wp:author') addAuthor(element, building);
  else if (name === 'wp:category' || name === 'wp:term') addTerm(element, name, building);
  else if (siteKeys[name] !== undefined)
    building.site = { [siteKeys[name]]: siteValue(name, text), ...building.site };
}

const siteKeys: Readonly<Record<string, keyof ImportedSite>> = {
  title: 'title',
  description: 'description',
  language: 'language',
  'wp:base_blog_url': 'url',
};

const siteValue = (name: string, text: string): string =>
  name === 'wp:base_blog_url' ? text.trim().replace(/(?<!\/)\/+$/, '') : plain(text);

function addAuthor(element: WxrElement, building: MutableInventory): void {
  const login = textIn(element, 'wp:author_login').trim();
  const names = ['wp:author_first_name', 'wp:author_last_name'].map((name) => plain(textIn(element, name)));
  const name = plain(textIn(element, 'wp:author_display_name')) || names.join(' ').trim();
  if (textIn(element, 'wp:author_email').trim() !== '') building.emails += 1;
  if (name === '') return;
  building.authors.set(login, name);
  building.authors.set(nicename(login), name);
}

/** What WordPress makes of a login for an address. */
export const nicename = (login: string): string =>
  login
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-|-$/g, '');

/** The elements of a category's own form, and of the form that all terms share, which exports of one post type have. */
const categoryForms = {
  'wp:category': {
    ...{ slug: 'wp:category_nicename', name: 'wp:cat_name' },
    ...{ parent: 'wp:category_parent', description: 'wp:category_description' },
  },
  'wp:term': {
    ...{ slug: 'wp:term_slug', name: 'wp:term_name' },
    ...{ parent: 'wp:term_parent', description: 'wp:term_description' },
  },
} as const;

function addTerm(
  element: WxrElement,
  form: keyof typeof categoryForms,
  { categories, terms }: MutableInventory,
): void {
  const keys = categoryForms[form];
  const slug = decodedPart(textIn(element, keys.slug).trim());
  const id = textIn(element, 'wp:term_id').trim();
  if (slug === '') return;
  if (id !== '') terms.set(id, slug);
  if (form === 'wp:term' && (textIn(element, 'wp:term_taxonomy') !== 'category' || categories.has(slug)))
    return;
  categories.set(slug, {
    slug,
    name: plain(textIn(element, keys.name)) || slug,
    parent: decodedPart(textIn(element, keys.parent).trim()),
    description: plain(textIn(element, keys.description)),
  });
}

function addItem(item: WxrElement, building: MutableInventory, types: readonly string[]): void {
  const { attachments, pages, reusable, authors, used } = building;
  const id = textIn(item, 'wp:post_id').trim();
  const type = textIn(item, 'wp:post_type').trim();
  const link = textIn(item, 'link').trim();
  if (type === 'attachment') {
    const fields = metaOf(item);
    attachments.set(id, {
      url: textIn(item, 'wp:attachment_url').trim() || textIn(item, 'guid').trim(),
      page: link,
      alt: plain(fields.get('_wp_attachment_image_alt') ?? ''),
      caption: textIn(item, 'excerpt:encoded').trim(),
      title: plain(textIn(item, 'title')),
      parent: textIn(item, 'wp:post_parent').trim(),
      credit: plain(creditKeys.map((key) => fields.get(key) ?? '').find((value) => value !== '') ?? ''),
    });
  } else if (types.includes(type)) {
    for (const { attributes } of allIn(item, 'category'))
      if (attributes.domain === 'category') used.add(decodedPart(attributes.nicename ?? ''));
    if (textIn(item, 'wp:status').trim() === 'publish' && link !== '') pages.set(id, link);
  } else if (type === 'wp_block') reusable.set(id, textIn(item, 'content:encoded'));
  else if (type === 'guest-author') addGuest(item, authors);
}

/** Where plugins of newspapers keep who made a picture. */
const creditKeys = [
  '_media_credit',
  'media_credit',
  '_navis_media_credit',
  '_wp_attachment_credit',
  '_credit',
  'credit',
];

/** Authors without an account, of Co-Authors Plus. */
function addGuest(item: WxrElement, authors: Map<string, string>): void {
  const fields = metaOf(item);
  const name = plain(fields.get('cap-display_name') || textIn(item, 'title'));
  const login = (fields.get('cap-user_login') || textIn(item, 'wp:post_name').replace(/^cap-/, '')).trim();
  if (name === '' || login === '') return;
  for (const key of [login, `cap-${login}`, nicename(login), `cap-${nicename(login)}`])
    authors.set(key, name);
}

/** The custom fields of an item, the first of each name. */
export function metaOf(item: WxrElement): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const each of allIn(item, 'wp:postmeta')) {
    const key = textIn(each, 'wp:meta_key').trim();
    if (!fields.has(key)) fields.set(key, textIn(each, 'wp:meta_value'));
  }
  return fields;
}
