import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileHead } from '../file-head.ts';
import { type ImportOptions, type ImportSystem, UnreadableImport } from '../import-system.ts';
import type { ImportEvent, Loss } from '../imported.ts';
import { plain } from '../plain.ts';
import { strayText } from '../xml/mixed-text.ts';
import { type Inventory, inventoryOf } from './inventory.ts';
import { articleOf } from './posts.ts';
import { lostAttachmentPages, redirectsOf } from './redirects.ts';
import { folderOf, termsOf } from './terms.ts';
import { allIn, readWxr, textIn, type WxrElement, type WxrListener } from './wxr.ts';

/** Exports of WordPress (Tools → Export): WXR, https://developer.wordpress.org/advanced-administration/wordpress/import-export/. */
export const wordpress: ImportSystem = {
  name: 'wordpress',
  title: 'a WordPress export',
  takes: ['authors', 'map', 'types'],
  detect,
  read,
};

async function detect(from: string): Promise<number> {
  try {
    for (const file of filesOf(from).slice(0, 20)) {
      const head = (await fileHead(file, 1 << 16)).toString('latin1');
      if (/<wp:wxr_version>|wordpress\.org\/export\//.test(head)) return isExportAlone(from) ? 1 : BESIDE;
    }
    return 0;
  } catch {
    return 0;
  }
}

/** Of an export that is kept beside other things, such as the site that was made of it. */
const BESIDE = 0.55;

function isExportAlone(from: string): boolean {
  if (!statSync(from).isDirectory()) return true;
  return readdirSync(from).every((name) =>
    /^\.|\.(?:xml|zip|txt)$|^(?:readme|wp-content|uploads)/i.test(name),
  );
}

/** A large export comes as several files, which may be in a folder. */
function filesOf(from: string): readonly string[] {
  if (!statSync(from).isDirectory()) return [from];
  const names = readdirSync(from).filter((name) => name.toLowerCase().endsWith('.xml'));
  return names.toSorted().map((name) => join(from, name));
}

/** What is counted over all posts. */
type Tally = {
  readonly unused: Map<string, number>;
  readonly tags: Map<string, string>;
  readonly logins: Set<string>;
  readonly posts: string[];
  comments: number;
  items: number;
};

async function* read(options: ImportOptions): AsyncGenerator<ImportEvent> {
  const files = filesOf(options.from);
  const types = ['post', ...(options.types ?? [])];
  const inventory = await inventoryOf(files, types);
  yield {
    kind: 'site',
    site: { ...inventory.site, url: options.site ?? inventory.site.url, timezone: options.timezone },
  };
  for (const { slug, name, description } of inventory.categories.values())
    if (inventory.used.has(slug))
      yield {
        kind: 'section',
        section: { place: basename(options.from), path: folderOf(slug, inventory), title: name, description },
      };
  const tally: Tally = {
    unused: new Map(),
    tags: new Map(),
    logins: new Set(),
    posts: [],
    comments: 0,
    items: 0,
  };
  for (const file of files) {
    const faults: Loss[] = [];
    const before = tally.items;
    const listener: WxrListener = {
      onFault: ({ line, message }) => void faults.push(faultOf(file, line, message)),
      onEnd: (end) => void ends.push(...endOf(file, end, tally.items - before)),
    };
    const ends: Loss[] = [];
    for await (const element of readWxr(file, listener)) {
      if (element.name === 'item') yield* itemEvents(element, { file, inventory, options, types, tally });
    }
    yield* [...faults.slice(0, 20), ...ends].map((loss) => ({ kind: 'loss', loss }) as const);
  }
  if (tally.items === 0)
    throw new UnreadableImport(
      'there is no item in it; export all content in WordPress, under Tools → Export',
    );
  yield* summary(basename(options.from), inventory, tally);
}

const faultOf = (file: string, line: number, message: string): Loss => ({
  place: `${basename(file)}: line ${line}`,
  what: `not well-formed XML: ${message}; read as well as can be`,
  kind: 'XML that is not well-formed',
});

/** What is missing at the end of a file, and bytes of another encoding in it. */
function* endOf(
  file: string,
  { isCut, line, stray }: Parameters<WxrListener['onEnd']>[0],
  items: number,
): Generator<Loss> {
  const place = basename(file);
  if (stray) yield { place, what: strayText(stray), kind: 'byte that is not UTF-8', count: stray.count };
  if (isCut)
    yield {
      place: `${place}: line ${line}`,
      what: `the file ends before the export does, without </rss>: ${items} items of it were read, and what came after them is missing; export it again, and import that`,
      kind: 'export that is cut off',
      error: 'incomplete',
    };
}

type WxrItemContext = {
  readonly file: string;
  readonly inventory: Inventory;
  readonly options: ImportOptions;
  /** Of what become articles. */
  readonly types: readonly string[];
  readonly tally: Tally;
};

/** Types that hold no text of their own, or that others refer to. */
const auxiliary = new Set(['attachment', 'wp_block', 'guest-author', 'revision']);

/** Types that are the old site's own, and no text that readers see by itself. */
const machinery = new Set(
  `nav_menu_item wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face custom_css customize_changeset
  oembed_cache user_request acf-field acf-field-group shop_order elementor_library`.split(/\s+/),
);

function* itemEvents(
  item: WxrElement,
  { file, inventory, options, types, tally }: WxrItemContext,
): Generator<ImportEvent> {
  tally.items += 1;
  const type = textIn(item, 'wp:post_type').trim() || 'post';
  const id = textIn(item, 'wp:post_id').trim();
  const place = `${basename(file)}: ${type} ${id || `“${plain(textIn(item, 'title'))}”`}`;
  const comments = allIn(item, 'wp:comment').length;
  tally.comments += comments;
  if (auxiliary.has(type)) return;
  const loss = (what: string, kind: string): ImportEvent => ({ kind: 'loss', loss: { place, what, kind } });
  if (machinery.has(type)) {
    tally.unused.set(`post type ${type}`, (tally.unused.get(`post type ${type}`) ?? 0) + 1);
    return;
  }
  if (!types.includes(type)) {
    const title = plain(textIn(item, 'title'));
    yield loss(`“${title}” left out, as it is a ${type}; --types ${type} takes it in`, `post type ${type}`);
    return;
  }
  const status = textIn(item, 'wp:status').trim();
  if (status === 'trash' || status === 'auto-draft') {
    yield loss(
      `“${plain(textIn(item, 'title'))}” left out, as it is ${status === 'trash' ? 'in the trash' : 'not begun'}`,
      `post that is ${status}`,
    );
    const hidden = { place, id: textIn(item, 'guid').trim() || undefined, reason: 'it is in the trash' };
    if (status === 'trash') yield { kind: 'hidden', hidden };
    return;
  }
  const losses: Loss[] = [];
  const article = articleOf(item, {
    ...{ inventory, options, place, now: new Date() },
    report: (what, kind) => void losses.push({ place, what, kind }),
    unused: (kind) => void tally.unused.set(kind, (tally.unused.get(kind) ?? 0) + 1),
  });
  if (article.unpublished === undefined) {
    for (const { slug, name } of termsOf(item).get('post_tag') ?? []) tally.tags.set(slug, name);
    tally.logins.add(textIn(item, 'dc:creator').trim());
  }
  // A few tell what all are like.
  if (article.address !== undefined && tally.posts.length < 1_000) tally.posts.push(article.address);
  yield* losses.map((each) => ({ kind: 'loss', loss: each }) as const);
  yield { kind: 'article', article };
}

/** What is lost of many posts, and the redirects of all. */
function* summary(place: string, inventory: Inventory, tally: Tally): Generator<ImportEvent> {
  const loss = (what: string, kind: string, count: number): ImportEvent => ({
    kind: 'loss',
    loss: { place, what, kind, count },
  });
  for (const [kind, count] of tally.unused) {
    const isType = kind.startsWith('post type');
    const what = isType
      ? `${count} items of ${kind} left out`
      : `${kind} of ${count} posts left out; --map can give it a key of Dateline’s`;
    yield loss(what, kind, count);
  }
  if (tally.comments > 0) yield loss(`${tally.comments} comments left out`, 'comment', tally.comments);
  const unused = [...inventory.categories.keys()].filter((slug) => !inventory.used.has(slug)).length;
  if (unused > 0)
    yield loss(`${unused} categories without a post left out`, 'category without a post', unused);
  if (inventory.emails > 0)
    yield loss(
      `e-mail addresses of ${inventory.emails} authors left out, as they would be public`,
      'e-mail address of an author',
      inventory.emails,
    );
  yield loss(
    'addresses with a number alone, such as /?p=12, lead nowhere, as a path without a query is the front page; redirect them at the host',
    'kind of address that cannot lead on',
    1,
  );
  const sources = { ...tally, inventory, hasAttachments: inventory.attachments.size > 0 };
  const pages = lostAttachmentPages(sources);
  if (pages > 0)
    yield loss(
      `addresses of ${pages} pages of pictures and files lead nowhere; redirects in site.yaml can lead them on`,
      'page of a picture or file without a redirect',
      pages,
    );
  const redirects = redirectsOf(sources);
  for (const redirect of redirects) yield { kind: 'redirect', redirect };
}
