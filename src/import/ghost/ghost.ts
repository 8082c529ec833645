import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { slug } from '../../content/site/slug.ts';
import { fileHead } from '../file-head.ts';
import { type ImportOptions, type ImportSystem, UnreadableImport } from '../import-system.ts';
import type { ImportEvent, ImportedRedirect, Loss } from '../imported.ts';
import { plain } from '../plain.ts';
import { strayLoss } from '../xml/xml-losses.ts';
import { type GhostExport, type GhostRow, present, readExport, textOf } from './export-file.ts';
import { articleOf, authorKeys, furtherTags, idOf, primaryTag, visibilityOf } from './posts.ts';

/** Exports of Ghost (Settings → Migration tools → Export): JSON of its tables. */
export const ghost: ImportSystem = {
  name: 'ghost',
  title: 'a Ghost export',
  takes: ['authors', 'types', 'members'],
  isWhole: true,
  detect,
  read,
};

async function detect(from: string): Promise<number> {
  try {
    if (!statSync(from).isFile()) return 0;
    const head = (await fileHead(from, 1 << 16)).toString('utf8');
    if (!/^\uFEFF?\s*\{/.test(head)) return 0;
    return /"exported_on"|"db"\s*:\s*\[/.test(head)
      ? 1
      : /"posts"\s*:\s*\[/.test(head) && /"(?:mobiledoc|lexical|data)"/.test(head)
        ? 0.6
        : 0;
  } catch {
    return 0;
  }
}

async function* read(options: ImportOptions): AsyncGenerator<ImportEvent> {
  const { from, site } = options;
  if (site === undefined)
    throw new UnreadableImport(
      'an export of Ghost does not say where its site was; write --site https://www.example.com',
    );
  const data = readExport(from);
  const file = basename(from);
  const unused = new Map<string, number>();
  const count = (kind: string) => void unused.set(kind, (unused.get(kind) ?? 0) + 1);
  yield { kind: 'site', site: siteOf(data, options) };
  const posts = data.posts.filter((post) => isArticle(post, options));
  yield* sections(posts, data, file);
  for (const post of data.posts) {
    const place = `${file}: ${isPage(post) ? 'page' : 'post'} ${textOf(post, 'id') || `“${textOf(post, 'title')}”`}`;
    const left = leftOut(post, options);
    if (left !== undefined) {
      yield {
        kind: 'loss',
        loss: { place, what: `“${textOf(post, 'title')}” left out, as ${left.why}`, kind: left.kind },
      };
      if (!isPage(post)) yield { kind: 'hidden', hidden: { place, id: idOf(post, site), reason: left.why } };
      continue;
    }
    const losses: Loss[] = [];
    const report = (what: string, kind: string) => void losses.push({ place, what, kind });
    const article = articleOf(post, { data, options, site, place, report, unused: count, now: new Date() });
    yield* losses.map((loss) => ({ kind: 'loss', loss }) as const);
    yield { kind: 'article', article };
  }
  if (data.stray) yield { kind: 'loss', loss: strayLoss(file, data.stray) };
  yield* summary(file, data, unused);
  for (const redirect of redirectsOf(posts, data, options)) yield { kind: 'redirect', redirect };
}

function siteOf({ settings }: GhostExport, { site, timezone }: ImportOptions) {
  const setting = (...keys: readonly string[]) =>
    keys.map((key) => plain(settings.get(key) ?? '')).find((value) => value !== '');
  return {
    title: setting('title'),
    description: setting('description'),
    url: site,
    language: setting('locale', 'lang', 'default_locale', 'defaultLang'),
    timezone: timezone ?? setting('timezone', 'active_timezone', 'activeTimezone'),
  };
}

const isPage = (post: GhostRow): boolean =>
  textOf(post, 'type') === 'page' || post.page === 1 || post.page === true;

const isArticle = (post: GhostRow, options: ImportOptions): boolean => leftOut(post, options) === undefined;

/** Why a post does not come along. */
function leftOut(
  post: GhostRow,
  { types, members }: ImportOptions,
): { readonly why: string; readonly kind: string } | undefined {
  if (isPage(post) && !types?.includes('page'))
    return { why: 'it is a page; --types page takes it in', kind: 'page' };
  const visibility = visibilityOf(post);
  if (visibility === 'public' || members) return undefined;
  return { why: `it is for ${visibility}; --members takes it in as a draft`, kind: `post for ${visibility}` };
}

/** The primary tags of posts. */
function* sections(posts: readonly GhostRow[], data: GhostExport, place: string): Generator<ImportEvent> {
  const tags = new Map(
    posts.flatMap((post) => present(primaryTag(post, data))).map((tag) => [textOf(tag, 'slug'), tag]),
  );
  for (const [path, tag] of tags)
    yield {
      kind: 'section',
      section: {
        place,
        path,
        title: plain(textOf(tag, 'name')),
        description: plain(textOf(tag, 'description')),
      },
    };
}

/** Settings that say something of the site which Dateline says otherwise, or not. */
const unusedSettings = [
  'logo',
  'icon',
  'cover_image',
  'codeinjection_head',
  'codeinjection_foot',
  'ghost_head',
  'ghost_foot',
];

function* summary(
  place: string,
  { settings, users }: GhostExport,
  unused: ReadonlyMap<string, number>,
): Generator<ImportEvent> {
  const loss = (what: string, kind: string, count: number): ImportEvent => ({
    kind: 'loss',
    loss: { place, what, kind, count },
  });
  for (const [kind, count] of unused) yield loss(`${kind} of ${count} posts left out`, kind, count);
  for (const key of unusedSettings)
    if ((settings.get(key) ?? '') !== '')
      yield loss(`the site’s setting ${key} left out`, `setting ${key}`, 1);
  const emails = [...users.values()].filter((user) => textOf(user, 'email') !== '').length;
  if (emails > 0)
    yield loss(
      `e-mail addresses of ${emails} authors left out, as they would be public`,
      'e-mail address of an author',
      emails,
    );
  const texts = [...users.values()].filter((user) => textOf(user, 'bio') !== '').length;
  if (texts > 0) yield loss(`texts about ${texts} authors left out`, 'text about an author', texts);
}

const pair = (from: string, to: string): readonly ImportedRedirect[] => [
  { from: `${from}/rss`, to: `${to}/rss.xml` },
  { from, to: `${to}/` },
];

/** Old addresses of tags, authors and their feeds: those that follow no rule one by one, before the patterns for all others. */
function redirectsOf(
  posts: readonly GhostRow[],
  data: GhostExport,
  options: ImportOptions,
): readonly ImportedRedirect[] {
  const shown = posts.filter(
    (post) => textOf(post, 'status') === 'published' && visibilityOf(post) === 'public',
  );
  const primary = new Set(
    shown.flatMap((post) => present(primaryTag(post, data))).map((tag) => textOf(tag, 'slug')),
  );
  const names = new Map(
    shown.flatMap((post) => furtherTags(post, data)).map((tag) => [textOf(tag, 'slug'), tag]),
  );
  const keys = new Set(shown.flatMap((post) => authorKeys(post, data)));
  return [
    ...[...primary].flatMap((each) => pair(`/tag/${each}`, `/${slug(each)}`)),
    ...[...names.values()].flatMap((tag) => {
      const [own, name] = [textOf(tag, 'slug'), slug(textOf(tag, 'name'))];
      return primary.has(own) || own === name ? [] : pair(`/tag/${own}`, `/tags/${name}`);
    }),
    ...[...keys]
      .flatMap((key) => present(data.users.get(key)))
      .flatMap((user) => {
        const own = textOf(user, 'slug');
        const name = slug(options.authors?.get(own) ?? textOf(user, 'name'));
        return own === '' || own === name ? [] : pair(`/author/${own}`, `/authors/${name}`);
      }),
    ...pair('/tag/:name', '/tags/:name'),
    ...pair('/author/:name', '/authors/:name'),
  ];
}
