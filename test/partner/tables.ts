import type { ProfileName } from '../../src/domain/partner.ts';
import { rulesOf } from '../../src/partner/check.ts';
import { profiles } from '../../src/partner/profiles.ts';
import { demands } from './demands/demands.ts';
import { met } from './met.ts';

/** Rules of all profiles, which the page tells once. */
export const common: readonly string[] = ['feed-size', 'feed-empty', 'key-in-address'];

/** docs/reference/partners.md with each partner's table made anew from its rules and demands. */
export function withTables(page: string): string {
  return page.replace(
    /(<!-- rules of (\w+) -->\n).*?(<!-- end -->)/gs,
    // The names in the page are those of profiles; another one throws below.
    (_, start, name, end) => `${start}${table(name as ProfileName)}\n${end}`,
  );
}

function table(name: ProfileName): string {
  const own = rulesOf(profiles[name]).filter(({ code }) => !common.includes(code));
  return [
    '| the rule | how Dateline meets it | held by |',
    '| --- | --- | --- |',
    ...demands
      .filter(({ profile }) => profile === name)
      .map(({ says, met: how }) => `| ${says} | ${how} | test |`),
    ...own.map(({ clause, code, severity }) => {
      const breach = severity === 'error' ? 'refused' : 'shown less';
      return `| ${clause} | ${met[code] ?? ''} | \`${code}\`, ${breach} |`;
    }),
  ].join('\n');
}
