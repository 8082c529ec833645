/** What a feed, page or list is about. Paths and slugs are lower-case. */
export type Scope =
  | { readonly kind: 'site' }
  | { readonly kind: 'section'; readonly path: string }
  | { readonly kind: 'author'; readonly slug: string }
  | { readonly kind: 'tag'; readonly slug: string }
  /** What is offered to one partner; it has no page. */
  | { readonly kind: 'partner'; readonly slug: string };

/** The scope of a kind whose path or slug is given, as stores hold it; undefined for a kind that has none. */
export function scopeFrom(kind: string, slug: string): Scope | undefined {
  switch (kind) {
    case 'site':
      return { kind };
    case 'section':
      return { kind, path: slug };
    case 'author':
    case 'tag':
    case 'partner':
      return { kind, slug };
    default:
      return undefined;
  }
}

/** Feed formats, by the file a feed has in each at every scope. */
export const FEED_FILES = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
  ninjs: 'ninjs.json',
} as const;

/** Subscription lists, one for each format, so that nobody who imports one is subscribed three times. */
export const LIST_FILES = { rss: 'opml.xml', atom: 'opml-atom.xml', json: 'opml-json.xml' } as const;

export type FeedFormat = keyof typeof FEED_FILES;
export type ListFormat = keyof typeof LIST_FILES;

/** Indexes of names; also the branches below which the pages and feeds of those names are. */
export type NameKind = 'authors' | 'tags';

/** Where the AT Protocol looks for a site's publication record (https://standard.site/docs/verification). */
export const PUBLICATION = '/.well-known/site.standard.publication';

/** Single documents at the root that programs read; the last two where the site states terms for machines, or a record. */
export const PROGRAM_FILES = [
  ...(['/robots.txt', '/sitemap.xml', '/news-sitemap.xml', '/license.xml'] as const),
  PUBLICATION,
] as const;

/** Single documents at the root for operators and for people. */
export const SITE_PAGES = ['/health', '/subscribe'] as const;

export type WellKnown = (typeof PROGRAM_FILES)[number] | (typeof SITE_PAGES)[number];

/** What a path refers to, whether or not it exists. */
export type Address =
  | { readonly kind: 'feed'; readonly scope: Scope; readonly format: FeedFormat }
  /** The feed in whichever format the client prefers. */
  | { readonly kind: 'negotiated'; readonly scope: Scope }
  | { readonly kind: 'page'; readonly scope: Scope }
  | { readonly kind: 'names'; readonly name: NameKind }
  | { readonly kind: 'fixed'; readonly name: WellKnown }
  | { readonly kind: 'partner'; readonly name: string; readonly format: PartnerFormat }
  | { readonly kind: 'opml'; readonly scope: Scope; readonly format: ListFormat }
  /** `2026-11`, or `pages`. */
  | { readonly kind: 'sitemap'; readonly name: string }
  /** A document of an article beside its page; `path`: of the article. */
  | { readonly kind: 'document'; readonly path: string; readonly name: StoryFile }
  /** An article, a file, or nothing. */
  | { readonly kind: 'path'; readonly path: string };

export type PartnerFormat = 'rss' | 'atom';
export type FeedAddress = Extract<Address, { kind: 'feed' | 'negotiated' }>;

/** The feed in whichever format the client prefers. */
export const NEGOTIATED = 'feed';
/** The article as a news item of NewsML-G2, below its page. */
export const NEWS_ITEM = 'newsml.xml';
/** The article as HTML for other papers to publish, below its page, where its rights allow that. */
export const REPUBLISH = 'republish.txt';
const STORY_FILES = [NEWS_ITEM, REPUBLISH] as const;
/** The name of a document of an article beside its page. */
export type StoryFile = (typeof STORY_FILES)[number];
/** The site's own WebSub hub, where what serves it has one. */
export const HUB = '/hub';
/** Where one asks to be told by rssCloud. */
export const PLEASE_NOTIFY = `${HUB}/pleaseNotify`;
/** The API that takes articles in. */
export const API = '/api';
const BRANCHES = [
  'authors',
  'tags',
  'partners',
  'sitemaps',
  API.slice(1),
  HUB.slice(1),
  '.well-known',
] as const;

/** The path of a scope below the site's URL, without a trailing slash: ``, `/news/northwest`, `/authors/jane-doe`. */
export function scopePath(scope: Scope): string {
  switch (scope.kind) {
    case 'site':
      return '';
    case 'section':
      return `/${scope.path}`;
    case 'author':
      return `/authors/${scope.slug}`;
    case 'tag':
      return `/tags/${scope.slug}`;
    case 'partner':
      return `/partners/${scope.slug}`;
  }
}

/**
 * The path of a call of the API, from `/api` on; undefined: it is not one. It is below the site's own path `base`, or at the root, where a
 * proxy takes that away. Without a site, which has yet to be put, it may be below any.
 */
export function apiPath(path: string, base: string | undefined): string | undefined {
  if (base === undefined) return /\/api(?:\/.*)?$/s.exec(path)?.[0];
  const own = path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  return own === API || own.startsWith(`${API}/`) ? own : undefined;
}

/** The path of the page that names all authors, or all tags. */
export function namesPath(name: NameKind): string {
  return `/${name}/`;
}

/** The path of a sitemap: of a month, `2026-11`, or of `pages`. */
export function sitemapPath(name: string): string {
  return `/sitemaps/${name}.xml`;
}

/** The canonical path of an address, decoded, below the site's URL. */
export function buildPath(address: Address): string {
  switch (address.kind) {
    case 'feed':
      return `${scopePath(address.scope)}/${FEED_FILES[address.format]}`;
    case 'negotiated':
      return `${scopePath(address.scope)}/${NEGOTIATED}`;
    case 'page':
      return `${scopePath(address.scope)}/`;
    case 'names':
      return namesPath(address.name);
    case 'fixed':
      return address.name;
    case 'partner':
      return `/partners/${address.name}/${FEED_FILES[address.format]}`;
    case 'opml':
      return `${scopePath(address.scope)}/${LIST_FILES[address.format]}`;
    case 'sitemap':
      return sitemapPath(address.name);
    case 'document':
      return `${address.path}/${address.name}`;
    case 'path':
      return address.path;
  }
}

/** Reads a canonical path. */
export function parsePath(path: string): Address {
  const fixed = [...PROGRAM_FILES, ...SITE_PAGES].find((candidate) => candidate === path);
  if (fixed) return { kind: 'fixed', name: fixed };
  const segments = path.split('/').slice(1);
  const file = segments.pop() ?? '';
  const [branch = '', name = ''] = segments;
  const feed = formatOf(FEED_FILES, file);
  if (branch === 'partners')
    return segments.length === 2 && (feed === 'rss' || feed === 'atom')
      ? { kind: 'partner', name, format: feed }
      : { kind: 'path', path };
  if (branch === 'sitemaps' && segments.length === 1 && file.endsWith('.xml'))
    return { kind: 'sitemap', name: file.slice(0, -'.xml'.length) };
  if ((branch === 'authors' || branch === 'tags') && segments.length === 1 && file === '')
    return { kind: 'names', name: branch };
  const scope = scopeOf(segments);
  if (!scope) return { kind: 'path', path };
  if (file === '') return { kind: 'page', scope };
  if (file === NEGOTIATED) return { kind: 'negotiated', scope };
  const document = STORY_FILES.find((each) => each === file);
  if (document) return { kind: 'document', path: `/${segments.join('/')}`, name: document };
  if (feed) return { kind: 'feed', scope, format: feed };
  const list = formatOf(LIST_FILES, file);
  return list ? { kind: 'opml', scope, format: list } : { kind: 'path', path };
}

/** The path as it stands in a URL or a Location field; never begins with `//`. */
export function writePath(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment).replace(/%(?:21|24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent),
    )
    .join('/');
}

/** Whether a query means anything at an address; elsewhere it is ignored, as links with tracking parameters need. */
export function takesQuery(address: Address): address is FeedAddress {
  return address.kind === 'feed' || address.kind === 'negotiated';
}

/** Whether a path may be that of a section, an author or a tag but for the slash at its end: it has none, and is not a file's. */
export const couldBeScope = (path: string): boolean => /^(?!.*\.[a-z]+$).*[^/]$/.test(path);

/** Every document that a scope has besides its page. */
export function scopeDocuments(scope: Scope): readonly Address[] {
  return [
    ...formats(FEED_FILES).map((format) => ({ kind: 'feed', scope, format }) as const),
    { kind: 'negotiated', scope },
    ...formats(LIST_FILES).map((format) => ({ kind: 'opml', scope, format }) as const),
  ];
}

/** The feed below `base` (a scope's absolute URL) in each format that readers subscribe to; `query` with its question mark. */
export function feedUrls(base: string, query = ''): Readonly<Record<ListFormat, string>> {
  return {
    rss: `${base}/${FEED_FILES.rss}${query}`,
    atom: `${base}/${FEED_FILES.atom}${query}`,
    json: `${base}/${FEED_FILES.json}${query}`,
  };
}

/**
 * Names that other publishing systems have for feeds, lists and pages, and ours: WordPress, Ghost, Hugo, Jekyll, Drupal,
 * Movable Type, Blogger, Reddit. The service redirects from them, with or without a slash at the end.
 */
export const ALIAS_ENDINGS: readonly (readonly [foreign: string, target: string])[] = [
  ...endings(
    `/${FEED_FILES.rss}`,
    '/feed/rss2 /feed/rss /rss /rss2 /rss2.xml /index.rss /index.xml /feed.xml /feed.rss /rss/index.xml /rss/feed.xml .rss .xml',
  ),
  ...endings(`/${FEED_FILES.atom}`, '/feed/atom /atom /index.atom /feed.atom .atom'),
  ...endings(`/${FEED_FILES.json}`, '/feed/json /json /index.json /rss.json /jsonfeed.json .json'),
  ...endings(`/${NEGOTIATED}`, '/feeds'),
  ...endings('/', '/index.html /index.htm /index.php'),
  ...endings(`/${LIST_FILES.rss}`, '/opml /feeds.opml /index.opml'),
  ...endings('', '.html'),
];

/** The canonical paths that a path may stand for, likeliest first: slashes too many or too few, and foreign names. */
export function aliasTargets(path: string): readonly string[] {
  const trimmed = path.replace(/\/$/, '');
  const toggled = path.endsWith('/') ? trimmed : `${path}/`;
  const named = ALIAS_ENDINGS.flatMap(([ending, target]) =>
    trimmed.endsWith(ending) ? [`${trimmed.slice(0, -ending.length)}${target}`] : [],
  );
  return [toggled, ...named].filter((each) => each !== '' && each !== path);
}

/** Every foreign name of a scope's documents with the path it leads to. */
export function scopeAliases(scope: Scope): readonly { readonly from: string; readonly to: string }[] {
  const base = scopePath(scope);
  return [
    { from: `${base}/${NEGOTIATED}/`, to: `${base}/${NEGOTIATED}` },
    ...ALIAS_ENDINGS.flatMap(([ending, target]) => {
      // `/.rss` is not a name of the site's feed, and `.html` is one of an article.
      if (target === '' || (base === '' && ending.startsWith('.'))) return [];
      const [from, to] = [`${base}${ending}`, `${base}${target}`];
      return [
        { from, to },
        { from: `${from}/`, to },
      ];
    }),
  ];
}

/**
 * The same endings where files are served, and nobody chooses a format by Accept: RSS is what most would have chosen; `isChoice` where
 * the service would have let the client choose. A function, so that the Worker leaves it out.
 */
export function staticEndings(): readonly {
  readonly ending: string;
  readonly target: string;
  readonly isChoice: boolean;
}[] {
  const all = [
    [`/${NEGOTIATED}`, `/${NEGOTIATED}`] as const,
    ...ALIAS_ENDINGS.filter(([, target]) => target !== ''),
    ...Object.values(FEED_FILES).map((file) => [`/${file}/`, `/${file}`] as const),
  ];
  return all.map(([ending, target]) => {
    const isChoice = target === `/${NEGOTIATED}`;
    return { ending, target: isChoice ? `/${FEED_FILES.rss}` : target, isChoice };
  });
}

/** The part of a path that articles, sections and files may not have, as the service needs it; undefined: none. */
export function reservedPart(path: string, of: 'article' | 'section'): string | undefined {
  const names = path.split('/').filter(Boolean);
  const [first = ''] = names;
  if (BRANCHES.some((branch) => branch === first)) return first;
  const isFirst = (candidate: string) => candidate === `/${first}`;
  if (isFirst(FAVICON) || PROGRAM_FILES.some(isFirst)) return first;
  // `/health` answers monitors; `/health/` may be a section's page.
  if (of === 'article' && names.length === 1 && SITE_PAGES.some(isFirst)) return first;
  return names.find((name) => documentNames().includes(name));
}

/** What browsers ask for by themselves; a file of the collection may be there. */
const FAVICON = '/favicon.ico';

// A function, so that the Worker, which reserves nothing, leaves it out.
const documentNames = (): readonly string[] => [
  ...Object.values(FEED_FILES),
  ...Object.values(LIST_FILES),
  ...[NEGOTIATED, ...STORY_FILES],
];

/** Ends of the paths of everything that programs read, and the one branch of it that has no such end. */
export function programPaths(): { readonly endings: readonly string[]; readonly branch: string } {
  return { endings: [...documentNames().map((name) => `/${name}`), ...PROGRAM_FILES], branch: '/sitemaps/' };
}

function endings(target: string, foreign: string): readonly (readonly [string, string])[] {
  return foreign.split(' ').map((each) => [each, target]);
}

function formats<Format extends string>(files: Readonly<Record<Format, string>>): readonly Format[] {
  // The keys of an object literal of this module are its formats and nothing else.
  return Object.keys(files) as Format[];
}

function formatOf<Format extends string>(
  files: Readonly<Record<Format, string>>,
  file: string,
): Format | undefined {
  return formats(files).find((format) => files[format] === file);
}

function scopeOf(segments: readonly string[]): Scope | undefined {
  const [first, second] = segments;
  if (first === undefined) return { kind: 'site' };
  if (segments.includes('')) return undefined;
  if (first !== 'authors' && first !== 'tags') return { kind: 'section', path: segments.join('/') };
  if (second === undefined || segments.length > 2) return undefined;
  return { kind: first === 'authors' ? 'author' : 'tag', slug: second };
}
