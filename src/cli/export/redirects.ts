import type { Directory } from '../../collection/directory.ts';
import { scopePath } from '../../collection/selection.ts';
import { basePath, type Site } from '../../collection/site.ts';
import type { Moved } from './take.ts';

/** What Cloudflare Pages takes (https://developers.cloudflare.com/pages/configuration/redirects/). */
const STATIC = 2_000;
const DYNAMIC = 100;

type Source = {
  readonly site: Site;
  readonly directory: Directory;
  readonly moved: readonly Moved[];
  /** Paths at which there are files: Cloudflare Pages would redirect them all the same. */
  readonly taken: ReadonlySet<string>;
};

/** A `_redirects` file for Cloudflare Pages and Netlify, and what they will not take of it. */
export function redirectsFile({ site, directory, moved, taken }: Source): {
  readonly text: string;
  readonly warnings: readonly string[];
} {
  const base = basePath(site);
  const rules = (site.redirects ?? []).map(({ from, to }) => ({
    from: base + from,
    to: to.startsWith('/') ? base + to : to,
    status: 301,
  }));
  const scopes = [directory.site, ...directory.sections, ...directory.authors, ...directory.tags];
  // Nobody chooses by Accept there; RSS is what most would have chosen.
  const chosen = scopes
    .map(({ scope }) => `${base}${scopePath(scope)}`)
    .map((path) => ({ from: `${path}/feed`, to: `${path}/rss.xml`, status: 302 }));
  // Every host takes 301; 308 says the same of what is only read.
  const known = moved.map((each) => (each.status === 308 ? { ...each, status: 301 } : each));
  const all = [...new Map([...chosen, ...known, ...rules].map((each) => [each.from, each])).values()];
  const [dynamic, fixed] = [
    all.filter(isDynamic),
    all.filter((each) => !isDynamic(each) && !taken.has(each.from)),
  ];
  const kept = [...fixed.slice(0, STATIC), ...dynamic.slice(0, DYNAMIC)];
  const left = all.filter((each) => !taken.has(each.from)).length - kept.length;
  return {
    text: kept.map(({ from, to, status }) => `${from} ${to} ${status}\n`).join(''),
    warnings:
      left > 0
        ? [`${left} redirects are left out: Cloudflare Pages takes ${STATIC} and ${DYNAMIC} with patterns.`]
        : [],
  };
}

function isDynamic({ from }: Moved): boolean {
  return /\*$|\/:[a-z]/.test(from);
}
