import { type Address, PUBLICATION, type Scope } from '../../../domain/addresses.ts';
import { createRedirects, isPattern } from '../../../domain/redirect.ts';
import type { Sections } from '../section.ts';
import type { SiteBasis } from '../site-basis.ts';
import { slug } from '../slug.ts';
import { isMonth } from './served.ts';
import type { Availability, Service, ServiceContents } from './service.ts';

const schemes = ['https:', 'http:', ''];

/** The service of a site with these sections. */
export function serviceOf(basis: SiteBasis, sections: Sections, contents: ServiceContents): Service {
  const { url, writtenUrl, fields, redirects = [] } = basis;
  const urls = [url, ...(writtenUrl === undefined ? [] : [writtenUrl])];
  return {
    url,
    homes: [
      ...new Set(
        urls.flatMap((each) => [each, ...schemes.map((scheme) => each.replace(/^https?:/i, scheme))]),
      ),
    ],
    website: fields.website?.replace(/(?<!\/)\/+$/, ''),
    sections: sections.byPath,
    document: (address) => documentAt(address, { basis, sections, list: contents.list }),
    at: contents.at,
    moved: contents.moved,
    isUnpublished: contents.isUnpublished,
    redirects: {
      one: createRedirects(redirects.filter((each) => !isPattern(each))),
      many: createRedirects(redirects.filter(isPattern)),
    },
  };
}

type Documents = Pick<ServiceContents, 'list'> & { readonly basis: SiteBasis; readonly sections: Sections };

const ALWAYS: Availability = {};

function documentAt(address: Address, { basis, sections, list }: Documents): Availability | undefined {
  const { fields, licensing, url } = basis;
  switch (address.kind) {
    case 'path':
    case 'document':
      return undefined;
    case 'names':
      return list(address.name === 'authors' ? 'author' : 'tag', '');
    case 'fixed':
      if (address.name === PUBLICATION) return basis.atproto === undefined ? undefined : ALWAYS;
      return address.name !== '/license.xml' || licensing?.terms === `${url}${address.name}`
        ? ALWAYS
        : undefined;
    case 'sitemap':
      if (address.name === 'pages') return ALWAYS;
      return isMonth(address.name) ? list('month', address.name) : undefined;
    case 'partner':
      return Object.entries(fields.partners ?? {}).some(
        ([name, { format = 'rss' }]) => slug(name) === address.name && format === address.format,
      )
        ? ALWAYS
        : undefined;
    default:
      return scopeAt(address.scope, { basis, sections, list });
  }
}

function scopeAt(scope: Scope, { sections, list }: Documents): Availability | undefined {
  if (scope.kind === 'author' || scope.kind === 'tag') return list(scope.kind, scope.slug);
  if (scope.kind !== 'section') return ALWAYS;
  const section = sections.byPath.get(scope.path);
  return section && (section.implied ? list('section', scope.path) : ALWAYS);
}
