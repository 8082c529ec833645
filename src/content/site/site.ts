import { buildPath } from '../../domain/addresses.ts';
import { basePath, type Site } from '../../domain/site.ts';
import { decodedPart } from '../../domain/uri.ts';
import { present } from '../article/present.ts';
import type { Finding } from '../problems/problem.ts';
import { accents } from '../schema/accents.ts';
import { siteUrlFault } from '../schema/address.ts';
import type { SiteFields } from '../schema/site-schema.ts';
import { offsetsOf } from '../source/zone.ts';
import { contentSignal, contradictions, validPermits } from '../terms/content-signal.ts';
import { withoutLicense } from '../terms/republish-level.ts';
import { pageWordsIn } from './page-words/page-words.ts';
import { defaultPermalink, permalinkFault } from './permalink.ts';
import type { SiteBasis } from './site-basis.ts';

type Contact = { readonly name?: string | undefined; readonly email: string };
type Organisation = {
  readonly name: string;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
};

/** The year of derived site ids: any year since which the host was the newsroom's would do, but it must never change. */
const derivedYear = 2026;

/** Defaults filled in; undefined with the findings that say why not. */
export function siteBasis(
  fields: SiteFields,
  siteUrl: string | undefined,
): { readonly site?: SiteBasis; readonly findings: readonly Finding[] } {
  const written = fields.url && trimmed(fields.url);
  const url = siteUrl === undefined ? written : trimmed(siteUrl);
  const addressFault = fields.url && siteUrlFault(fields.url);
  if (addressFault)
    return { findings: [{ code: 'site-url', path: ['url'], message: `“${fields.url}” ${addressFault}` }] };
  const fault = fields.permalink && permalinkFault(fields.permalink);
  if (url === undefined)
    return {
      findings: [
        {
          code: 'site-url',
          path: ['url'],
          message: 'no address; write url: https://www.example.com, or set SITE_URL',
        },
      ],
    };
  const site = filled(fields, url, written, fault ? undefined : fields.permalink);
  return {
    site,
    findings: [
      ...defaulted(fields, site.id),
      ...withoutLicense(fields.republish, fields.license),
      ...contradictions(fields.licensing ?? {}),
      ...omittedAddresses(fields),
      ...(fields.rssCloud && !site.rssCloud ? [CLOUD_WITHOUT_HUB] : []),
      ...(fault ? [{ code: 'bad-permalink', path: ['permalink'], message: fault } as const] : []),
    ],
  };
}

/** Addresses that stand in the publisher's name, and are not written to be published. */
const omittedAddresses = (fields: SiteFields): readonly Finding[] =>
  (['organisation', 'author'] as const).flatMap((key): readonly Finding[] => {
    const publisher = fields[key];
    if (!publisher || !('omitted' in publisher) || publisher.omitted === undefined) return [];
    const { name, omitted } = publisher;
    const message = `“${omitted}” is not part of a name and was left out; write ${key}: {name: ${name}, email: ${omitted}} to publish it, or remove it`;
    return [{ code: 'author-name', path: [key], message }];
  });

const CLOUD_WITHOUT_HUB: Finding = {
  code: 'bad-value',
  path: ['rssCloud'],
  message: 'it is told by the site’s own hub; write hub: own, or remove rssCloud',
};

function filled(
  fields: SiteFields,
  url: string,
  written: string | undefined,
  pattern: string | undefined,
): SiteBasis {
  const { title, colour, rights, license, feeds, cache } = fields;
  const hubs = [...(fields.hub ?? []), ...(fields.hubs ?? [])];
  const host = new URL(written ?? url).hostname;
  const id = fields.id ?? `tag:${host},${derivedYear}:site`;
  const publisher: Organisation = fields.organisation ?? fields.author ?? { name: title };
  return {
    ...present({ writtenUrl: written, colour, rights, license, tombstones: fields.tombstones }),
    atproto: fields.atproto,
    contact: fields.contact && present<Contact>(fields.contact),
    ...termsOf(fields, url),
    fields,
    permalink: pattern ?? defaultPermalink,
    authority: /^tag:([^,]+),/.exec(id)?.[1] ?? host,
    title,
    description: fields.description ?? title,
    url,
    id,
    language: fields.language ?? 'en',
    words: pageWordsIn(fields.language ?? 'en'),
    timezone: fields.timezone ?? 'UTC',
    offsets: offsetsOf(fields.timezone ?? 'UTC'),
    accents: accents(colour),
    organisation: present<Organisation>({ name: publisher.name, url: publisher.url, email: publisher.email }),
    withdrawals: fields.withdrawals === 'notice' ? 'notice' : undefined,
    hubs: [...new Set(hubs)].filter((hub) => hub !== 'own'),
    ownHub: hubs.includes('own') || undefined,
    rssCloud: (hubs.includes('own') && fields.rssCloud) || undefined,
    hubTopics: fields.hubTopics?.length ? fields.hubTopics : undefined,
    categories: fields.categories ?? [],
    embeds: [...new Set(fields.embeds ?? [])],
    feeds: { limit: feeds?.limit ?? 20, ttl: feeds?.ttl ?? 15, delta: feeds?.delta || undefined },
    redirects: fields.redirects?.length
      ? fields.redirects.map(({ from, to }) => ({
          from: belowSite(from, { url, writtenUrl: written }),
          to: ownPart(to, { url, writtenUrl: written }) ?? to,
        }))
      : undefined,
    cache: {
      maxAge: cache?.maxAge ?? 300,
      staleWhileRevalidate: cache?.staleWhileRevalidate ?? 600,
      staleIfError: cache?.staleIfError ?? 86_400,
    },
  };
}

/** The addresses of this site without their schemes, as addresses within others are compared with them. */
export const homesOf = ({
  url,
  writtenUrl = url,
}: Pick<SiteBasis, 'url' | 'writtenUrl'>): readonly string[] =>
  [url, writtenUrl].map((each) => each.replace(/^https?:/i, ''));

/** What follows the address of this site, whichever of its spellings; undefined: it is another site's. */
export function ownPart(
  address: string,
  { url, writtenUrl }: Pick<SiteBasis, 'url' | 'writtenUrl'>,
): string | undefined {
  const withoutScheme = (each: string) => each.replace(/^https?:\/\//i, '');
  const all = [url, ...(writtenUrl === undefined ? [] : [writtenUrl])].map(withoutScheme);
  const own = withoutScheme(address);
  const home = all.find((each) => own.toLowerCase().startsWith(`${each.toLowerCase()}/`));
  return home === undefined ? undefined : own.slice(home.length);
}

const WIDTHS = [480, 960, 1600];

/** https://developers.cloudflare.com/images/transform-images/transform-via-url/ */
const CLOUDFLARE =
  '/cdn-cgi/image/width={width},height={height},fit=cover,gravity={x}x{y},format=auto,onerror=redirect/{url}';

function termsOf(
  { licensing, robots, api, images }: SiteFields,
  url: string,
): Pick<Site, 'licensing' | 'refused' | 'origins' | 'resize'> {
  const {
    permits: _,
    prohibits = [],
    terms = `${url}${buildPath({ kind: 'fixed', name: '/license.xml' })}`,
    ...rest
  } = licensing ?? {};
  const permits = validPermits(licensing ?? {});
  const { origin } = new URL(url);
  return {
    licensing: licensing && {
      ...{ ...present<Payment>(rest), permits, prohibits, terms },
      ...present({ signal: contentSignal({ ...rest, permits, prohibits }) }),
    },
    refused: robots?.refuse,
    origins: api?.origins,
    resize: images && {
      pattern: images.resize === 'cloudflare' ? `${origin}${CLOUDFLARE}` : images.resize,
      widths: images.widths ?? WIDTHS,
    },
  };
}

type Payment = {
  readonly payment?: string | undefined;
  readonly standard?: string | undefined;
  readonly server?: string | undefined;
};

function defaulted(fields: SiteFields, id: string): readonly Finding[] {
  const defaults: readonly (readonly [keyof SiteFields, Finding['code'], string])[] = [
    ['id', 'site-id', `no id, so feeds would get new ids with a new address; write id: ${id}`],
    [
      'description',
      'site-default',
      'no description, so feeds repeat the title; write description: and what the publication is',
    ],
    ['language', 'site-default', 'no language, so English (en) is taken; write language: en-US, or yours'],
    [
      'timezone',
      'site-default',
      'no time zone, so UTC is taken; write timezone: America/Los_Angeles, or yours',
    ],
  ];
  return defaults
    .filter(([key]) => fields[key] === undefined)
    .map(([key, code, message]) => ({ code, path: [key], message }));
}

/** Without query, fragment and the slashes at its end. */
function trimmed(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** An old path as requests for it are read: what follows the site's own path, where it begins with that; else as it is. */
export function belowSite(
  path: string,
  { url, writtenUrl = url }: Pick<SiteBasis, 'url' | 'writtenUrl'>,
): string {
  const bases = [url, writtenUrl].map((each) => decodedPart(basePath({ url: each })));
  const base = bases.find(
    (each) => each !== '' && path.slice(0, each.length + 1).toLowerCase() === `${each}/`.toLowerCase(),
  );
  return base === undefined ? path : path.slice(base.length);
}
