import { createRedirects, isPattern, type Redirect } from '../../domain/redirect.ts';
import type { Finding } from '../problems/problem.ts';
import { finalTarget, followed, isServed, maxHops } from './service/served.ts';
import type { Service } from './service/service.ts';

/** What is where in a collection. */
export type Addresses = {
  readonly service: Service;
  /** Whether an article or file has a path. */
  readonly has: (path: string) => boolean;
  /** Whether a path is an old one of an article. */
  readonly isAlias: (path: string) => boolean;
};

/** What is wrong with the redirects of site.yaml: those never used, those that go in circles, those that lead nowhere; each where its `key` stands. */
export function redirectFindings(
  redirects: readonly (Redirect & { readonly key?: string | undefined })[],
  { service, has, isAlias }: Addresses,
): readonly Finding[] {
  const follow = createRedirects(redirects);
  const isOccupied = (path: string) => has(path) || isServed(path, service);
  const aliasAt = (rule: Redirect) =>
    isPattern(rule) || !isAlias(rule.from) ? undefined : service.moved(rule.from)?.url;
  return redirects.flatMap((rule): readonly Finding[] => {
    const path = ['redirects', rule.key ?? rule.from];
    const findingOf = (code: Finding['code'], message: string): readonly Finding[] => [
      { code, path, message },
    ];
    if (!isPattern(rule) && isOccupied(rule.from)) {
      return findingOf(
        'redirect-taken',
        `${rule.from} is there, so nobody is ever redirected; remove this line`,
      );
    }
    const old = aliasAt(rule);
    if (old !== undefined) {
      return finalTarget(rule.to, service)?.url === old
        ? findingOf('redirect-taken', `an alias of ${old} leads there already; remove this line`)
        : findingOf(
            'redirect-alias',
            `${rule.from} is an alias of ${old} and leads there, so this line is never followed; remove it, or take ${rule.from} out of the aliases of that article`,
          );
    }
    const way = wayOf(rule, follow, isOccupied);
    const end = way.at(-1) ?? '';
    if (way.indexOf(end) < way.length - 1) {
      return findingOf(
        'redirect-loop',
        `it goes in circles: ${way.join(' → ')}; lead it to a page or feed that is there`,
      );
    }
    const owner =
      !end.startsWith('/') || isOccupied(end) || isAlias(end) || isPattern(rule) || followed(end, service);
    return owner
      ? []
      : findingOf('redirect-target', `nothing is at ${end}; lead it to a page or feed that is there`);
  });
}

/** What is wrong with old paths: those where something stands, or that two articles have. */
export function aliasFindings(
  aliases: readonly string[],
  { service, has, isAlias }: Addresses,
): readonly Finding[] {
  return aliases.flatMap((alias, index): readonly Finding[] => {
    const isOccupied = has(alias) || isServed(alias, service);
    if (!isOccupied && !isAlias(alias)) return [];
    const why = isOccupied ? 'is there itself' : 'leads to another article already';
    return [
      { code: 'redirect-taken', path: ['aliases', index], message: `${alias} ${why}; remove this line` },
    ];
  });
}

/** The paths a rule leads through, an example of each pattern; the last is where it ends, is one that was there before, or is as far as anybody follows. */
function wayOf(
  { from, to }: Redirect,
  follow: (path: string) => string | undefined,
  isOccupied: (path: string) => boolean,
): readonly string[] {
  const sample = (text: string) => text.replace(/\/:[a-z]+(?=\/|$)/g, '/x').replace(/\*$/, 'x');
  const way = [sample(from)];
  let next: string | undefined = follow(sample(from)) ?? to;
  // `/blog/*: /blog/old/:splat` leads on for ever where there is nothing.
  while (next !== undefined && way.length <= maxHops) {
    const path: string = next.startsWith('/') ? next.replace(/[?#].*$/s, '').replace(/(?<=.)\/$/, '') : next;
    const isLoop = way.includes(path);
    way.push(path);
    next = isLoop || !path.startsWith('/') || isOccupied(path) ? undefined : follow(path);
  }
  return way;
}
