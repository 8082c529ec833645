import { posix } from 'node:path';
import { type Address, aliasTargets, parsePath, writePath } from '../../domain/addresses.ts';
import { createRedirects, isPattern } from '../../domain/redirect.ts';
import type { VisibleWindow } from '../../domain/scheduled-links.ts';
import type { Sections } from './section.ts';
import type { SiteBasis } from './site.ts';
import { slug, slugPath } from './slug.ts';

/** An address of this service; `shown` is absent where it is always public. */
export type Target = { readonly url: string; readonly shown?: VisibleWindow };

/** What the service answers, as far as links and redirects need to know. */
export type Service = {
  /** Without a trailing slash. */
  readonly url: string;
  /** Every spelling of that, with either scheme and without. */
  readonly homes: readonly string[];
  /** The newsroom's own site, where it has another; without a trailing slash. */
  readonly website?: string;
  /** Whether a document that is not an article's or a file's is there. */
  readonly hasDocument: (address: Address) => boolean;
  /** What is at a path that an article has, or had, or a file; without a slash at the end. */
  readonly at: (path: string) => Target | undefined;
  /** Where the redirects of site.yaml lead: those that name one path, and those that are patterns. */
  readonly redirects: Readonly<Record<'one' | 'many', (path: string) => string | undefined>>;
};

const schemes = ['https:', 'http:', ''];

/** The service of a site with these sections; `at` as in `Service`. */
export function serviceOf(basis: SiteBasis, sections: Sections, at: Service['at']): Service {
  const { url, writtenUrl, fields, redirects = [] } = basis;
  const urls = [url, ...(writtenUrl === undefined ? [] : [writtenUrl])];
  return {
    url,
    homes: [
      ...new Set(
        urls.flatMap((each) => [each, ...schemes.map((scheme) => each.replace(/^https?:/i, scheme))]),
      ),
    ],
    ...(fields.website !== undefined && { website: fields.website.replace(/(?<!\/)\/+$/, '') }),
    hasDocument: (address) => hasDocument(address, basis, sections),
    at,
    redirects: {
      one: createRedirects(redirects.filter((each) => !isPattern(each))),
      many: createRedirects(redirects.filter(isPattern)),
    },
  };
}

/** Which authors and tags there are follows from the articles of the day, so every one is taken to be there. */
function hasDocument(address: Address, { fields, licensing, url }: SiteBasis, { byPath }: Sections): boolean {
  switch (address.kind) {
    case 'path':
    case 'newsml':
      return false;
    case 'names':
      return true;
    case 'fixed':
      return address.name !== '/license.xml' || licensing?.terms === `${url}${address.name}`;
    case 'sitemap':
      return /^(?:pages|\d{4}-(?:0[1-9]|1[0-2]))$/.test(address.name);
    case 'partner':
      return Object.entries(fields.partners ?? {}).some(
        ([name, { format = 'rss' }]) => slug(name) === address.name && format === address.format,
      );
    default:
      return address.scope.kind !== 'section' || byPath.has(address.scope.path);
  }
}

/** Redirects that are followed from one address. */
const hops = 10;

/**
 * Where a link to a path (decoded) leads, from the address of the site or of the folder of `from`, in the form that the service
 * answers with 200; undefined: nowhere. `suffix`: query and fragment.
 */
export function servedAt(path: string, suffix: string, from: string, service: Service): Target | undefined {
  const folder = posix.dirname(from);
  const base = new URL(service.url).pathname.replace(/\/$/, '');
  const whole = path.startsWith('/') ? path : posix.join('/', folder === '.' ? '' : slugPath(folder), path);
  // On the host the path of the site comes first.
  const spellings =
    base !== '' && `${path}/`.startsWith(`${base}/`) ? [whole, path.slice(base.length)] : [whole];
  for (const each of spellings) {
    const found = followed(each || '/', service);
    if (found) return { ...found, url: withSuffix(found.url, suffix) };
  }
  return undefined;
}

/** The final address of what a redirect of site.yaml leads to: a path, perhaps with a query and a fragment. */
export function finalTarget(to: string, service: Service, left = hops): Target | undefined {
  if (left === 0) return undefined;
  if (!to.startsWith('/')) return { url: new URL(to).href };
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  const found = followed(path, service, left - 1);
  return found && { ...found, url: withSuffix(found.url, suffix) };
}

/** The final address of a path of the site; undefined where nothing is there. */
export function followed(path: string, service: Service, left = hops): Target | undefined {
  const canonical = path.toLowerCase().replace(/\/{2,}/g, '/');
  const withoutSlash = canonical.replace(/(?<=.)\/$/, '');
  const follow = (to: string | undefined) => (to === undefined ? undefined : finalTarget(to, service, left));
  // In the order in which requests are answered.
  return (
    targetAt(canonical, service) ??
    follow(service.redirects.one(withoutSlash)) ??
    aliasTargets(canonical)
      .map((each) => targetAt(each, service))
      .find((each) => each !== undefined) ??
    follow(service.redirects.many(withoutSlash))
  );
}

function targetAt(path: string, service: Service): Target | undefined {
  const address = parsePath(path);
  const url = `${service.url}${writePath(path)}`;
  if (address.kind === 'newsml') {
    const article = service.at(address.path);
    return article && { ...article, url };
  }
  return service.hasDocument(address) ? { url } : service.at(path);
}

/** A query or fragment that a redirect names itself stays. */
function withSuffix(url: string, suffix: string): string {
  if (suffix === '') return url;
  const hasQuery = /[?#]/.test(url);
  return hasQuery ? url : (URL.parse(`${url}${suffix}`)?.href ?? url);
}
