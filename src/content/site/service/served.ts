import { posix } from 'node:path';
import {
  type Address,
  aliasTargets,
  couldBeScope,
  parsePath,
  type Scope,
  takesQuery,
  writePath,
} from '../../../domain/addresses.ts';
import type { VisibleWindow } from '../../../domain/instant.ts';
import { slug, slugPath } from '../slug.ts';
import {
  type Availability,
  documentOf,
  type ListKind,
  type Service,
  type ServiceContents,
  type Target,
} from './service.ts';

/** Where nothing of the collection is known. */
export const NO_CONTENTS: ServiceContents = {
  at: () => undefined,
  moved: () => undefined,
  isUnpublished: () => false,
  list: () => undefined,
};

/** Redirects that are followed from one address. */
export const maxHops = 10;

/**
 * Where a link to a path (decoded) leads, from the address of the site or of the folder of `from`, in the form that the service
 * answers with 200; undefined: nowhere. `suffix`: query and fragment.
 */
export function servedAt(path: string, suffix: string, from: string, service: Service): Target | undefined {
  for (const each of spellings(path, from, service)) {
    const found = followed(each, service);
    if (!found) continue;
    const url = withSuffix(found.url, suffix);
    const lists = selectedLists(url, service);
    const isAbsent = lists.some((list) => list.availability === undefined);
    const windows = [found.shown, ...lists.map(({ availability }) => availability?.shown)].filter(
      (shown) => shown !== undefined,
    );
    if (!isAbsent) return { ...found, url, shown: windows.length > 0 ? windows.reduce(narrowed) : undefined };
  }
  return undefined;
}

/** The times that are in both. */
export const narrowed = (one: VisibleWindow, other: VisibleWindow): VisibleWindow => {
  const until = Math.min(one.until ?? Infinity, other.until ?? Infinity);
  return { from: Math.max(one.from, other.from), until: until < Infinity ? until : undefined };
};

/** The lists that the query of an address of the service names: `?tag=ferries`, `?exclude=author:ann`. */
function selectedLists(url: string, service: Pick<Service, 'document' | 'url'>) {
  const { search = '' } = URL.parse(url) ?? {};
  const address = parsePath(url.slice(service.url.length).split(/[?#]/, 1)[0] ?? '');
  if (search === '' || !(takesQuery(address) || address.kind === 'page')) return [];
  return [...new URLSearchParams(search)].flatMap(([parameter, value]) => {
    const excluded = parameter === 'exclude' ? /^(\w+):(.*)$/s.exec(value) : ['', parameter, value];
    const [, kind = '', name = ''] = excluded ?? [];
    const scope = Object.hasOwn(SELECTED, kind) ? SELECTED[kind]?.(name) : undefined;
    const availability = scope && service.document({ kind: 'page', scope });
    return scope ? [{ kind: scope.kind, name, availability }] : [];
  });
}

type ListScope = Extract<Scope, { readonly kind: ListKind }>;

const SELECTED: Readonly<Record<string, (name: string) => ListScope>> = {
  author: (name) => ({ kind: 'author', slug: slug(name) }),
  tag: (name) => ({ kind: 'tag', slug: slug(name) }),
  section: (name) => ({ kind: 'section', path: slugPath(name) }),
};

/** The paths of the site that a path may mean. */
function spellings(path: string, from: string, service: Service): readonly string[] {
  const folder = posix.dirname(from);
  const base = new URL(service.url).pathname.replace(/\/$/, '');
  const whole = path.startsWith('/') ? path : posix.join('/', folder === '.' ? '' : slugPath(folder), path);
  // On the host the path of the site comes first.
  const isBelow = base !== '' && `${path}/`.startsWith(`${base}/`);
  return (isBelow ? [whole, path.slice(base.length)] : [whole]).map((each) => each || '/');
}

/** Whether a path where `servedAt` finds nothing is, or is a document or another name of, that of an article that is not published. */
export function isUnpublishedAt(path: string, from: string, service: Service): boolean {
  const all = spellings(path, from, service).map(canonicalPath);
  return all
    .flatMap((each) => [each, ...aliasTargets(each)])
    .some((each) => {
      const address = parsePath(each);
      return service.isUnpublished(address.kind === 'document' ? address.path : each);
    });
}

/** A list of the service that is not there, as nothing that will be public is in it. */
export type AbsentList = { readonly kind: ListKind; readonly name: string };

/** The list at a path where `servedAt` finds nothing; undefined where the path is not one of a list. */
export function absentList(
  path: string,
  suffix: string,
  from: string,
  service: Service,
): AbsentList | undefined {
  const all = spellings(path, from, service).map(canonicalPath);
  const selected = all
    .flatMap((each) => followed(each, service) ?? [])
    .flatMap(({ url }) => selectedLists(withSuffix(url, suffix), service))
    .find(({ availability }) => availability === undefined);
  if (selected) return selected;
  for (const each of all.flatMap((one) => [one, ...aliasTargets(one)])) {
    const address = parsePath(each);
    if (address.kind === 'names') return { kind: address.name === 'authors' ? 'author' : 'tag', name: '' };
    if (address.kind === 'sitemap' && isMonth(address.name)) return { kind: 'month', name: address.name };
    if (!('scope' in address)) continue;
    const { scope } = address;
    if (scope.kind === 'author' || scope.kind === 'tag') return { kind: scope.kind, name: scope.slug };
    if (scope.kind === 'section' && service.sections.has(scope.path))
      return { kind: 'section', name: scope.path };
  }
  return undefined;
}

/** The final address of what a redirect of site.yaml leads to: a path, perhaps with a query and a fragment. */
export function finalTarget(to: string, service: Service, left = maxHops): Target | undefined {
  if (left === 0) return undefined;
  if (!to.startsWith('/')) return { url: new URL(to).href };
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  const found = followed(path, service, left - 1);
  return found && { ...found, url: withSuffix(found.url, suffix) };
}

const canonicalPath = (path: string): string => path.toLowerCase().replace(/\/{2,}/g, '/');

/** The final address of a path of the site; undefined where nothing is there. */
export function followed(path: string, service: Service, left = maxHops): Target | undefined {
  const canonical = canonicalPath(path);
  const withoutSlash = canonical.replace(/(?<=.)\/$/, '');
  const follow = (to: string | undefined) => (to === undefined ? undefined : finalTarget(to, service, left));
  const scope = couldBeScope(canonical) ? targetAt(`${canonical}/`, service) : undefined;
  // In the order in which requests are answered. While a list is not public, what else is at its path is.
  return (
    targetAt(canonical, service) ??
    (scope?.shown ? undefined : scope) ??
    service.moved(canonical) ??
    follow(service.redirects.one(withoutSlash)) ??
    aliasTargets(canonical)
      .map((each) => targetAt(each, service) ?? service.moved(each))
      .find((each) => each !== undefined) ??
    follow(service.redirects.many(withoutSlash))
  );
}

function targetAt(path: string, service: Service): Target | undefined {
  const address = parsePath(path);
  const url = `${service.url}${writePath(path)}`;
  const document = service.document(address) ?? articleDocument(address, service);
  return document ? { ...document, url } : service.at(path);
}

function articleDocument(address: Address, { at }: Pick<Service, 'at'>): Availability | undefined {
  const document = documentOf(address);
  const article = document && at(document.path);
  return document && article?.documents?.includes(document.name) ? { shown: article.shown } : undefined;
}

/** Whether something but an article's page or a file is at a path now, with or without a slash at its end; a list only while it is public. */
export const isServed = (path: string, service: Service): boolean =>
  [path, `${path}/`].map(parsePath).some((address) => {
    const document = service.document(address);
    return (document && !document.shown) || articleDocument(address, service) !== undefined;
  });

/** A query or fragment that a redirect names itself stays. */
function withSuffix(url: string, suffix: string): string {
  if (suffix === '') return url;
  const hasQuery = /[?#]/.test(url);
  return hasQuery ? url : (URL.parse(`${url}${suffix}`)?.href ?? url);
}

export const isMonth = (name: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(name);
