import type { Scope } from '../collection/selection.ts';
import type { FeedLinks } from '../feed/document.ts';
import type { NameKind } from '../pages/name-index.ts';
import { type FeedFile, feedFiles } from './formats.ts';
import type { PartnerAddress } from './partner.ts';

/** The names of what Dateline itself keeps at the root. */
export type FixedName =
  | '/robots.txt'
  | '/health'
  | '/subscribe'
  | '/sitemap.xml'
  | '/news-sitemap.xml'
  | '/license.xml';

/** What a path speaks of, whether or not it exists. */
export type Address =
  | { readonly kind: 'feed'; readonly scope: Scope; readonly file: FeedFile }
  | { readonly kind: 'negotiated'; readonly scope: Scope }
  | { readonly kind: 'page'; readonly scope: Scope }
  /** Where all authors or all tags are named. */
  | { readonly kind: 'names'; readonly name: NameKind }
  | { readonly kind: 'fixed'; readonly name: FixedName }
  | PartnerAddress
  | { readonly kind: 'opml'; readonly scope: Scope; readonly format: keyof FeedLinks }
  /** `2026-11`, or `pages`. */
  | { readonly kind: 'sitemap'; readonly name: string }
  /** `path`: of the article. */
  | { readonly kind: 'newsml'; readonly path: string }
  | { readonly kind: 'path'; readonly path: string };

/** Reads a canonical path by the table of design §6. */
export function parseAddress(path: string): Address {
  const fixed = fixedNames.find((name) => name === path);
  if (fixed) return { kind: 'fixed', name: fixed };
  const segments = path.split('/').slice(1);
  const last = segments.pop() ?? '';
  if (segments[0] === 'partners')
    return segments.length === 2
      ? { kind: 'partner', name: segments[1] ?? '', file: last }
      : { kind: 'path', path };
  if (segments[0] === 'sitemaps' && segments.length === 1 && last.endsWith('.xml'))
    return { kind: 'sitemap', name: last.slice(0, -4) };
  const name = nameKinds.find((kind) => segments.length === 1 && segments[0] === kind);
  if (name && last === '') return { kind: 'names', name };
  const scope = scopeOf(segments);
  if (!scope) return { kind: 'path', path };
  if (last === '') return { kind: 'page', scope };
  const list = LISTS.find(({ file }) => file === last);
  if (list) return { kind: 'opml', scope, format: list.format };
  if (last === 'newsml.xml') return { kind: 'newsml', path: `/${segments.join('/')}` };
  if (last === 'feed') return { kind: 'negotiated', scope };
  const file = feedFiles.find((name) => name === last);
  return file ? { kind: 'feed', scope, file } : { kind: 'path', path };
}

/** That of a feed. */
export type FeedAddress = Extract<Address, { kind: 'feed' | 'negotiated' }>;

/** Whether a query means anything at an address; elsewhere it is ignored, as links with tracking parameters need. */
export function takesQuery(address: Address): address is FeedAddress {
  return address.kind === 'feed' || address.kind === 'negotiated';
}

const nameKinds: readonly NameKind[] = ['authors', 'tags'];
/** Lists of subscriptions, one for each format, so that nobody who imports one is subscribed thrice. */
export const LISTS: readonly { readonly file: string; readonly format: keyof FeedLinks }[] = [
  { file: 'opml.xml', format: 'rss' },
  { file: 'opml-atom.xml', format: 'atom' },
  { file: 'opml-json.xml', format: 'json' },
];

const fixedNames: readonly FixedName[] = [
  '/robots.txt',
  '/health',
  '/subscribe',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/license.xml',
];

function scopeOf(segments: readonly string[]): Scope | undefined {
  const [first, second] = segments;
  if (first === undefined) return { kind: 'site' };
  if (segments.includes('')) return undefined;
  if (first !== 'authors' && first !== 'tags') return { kind: 'section', path: segments.join('/') };
  if (second === undefined || segments.length > 2) return undefined;
  return { kind: first === 'authors' ? 'author' : 'tag', slug: second };
}
