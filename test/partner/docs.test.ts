import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { partner } from '../../src/content/partner-schema.ts';
import { rulesOf } from '../../src/partner/check.ts';
import { profiles } from '../../src/partner/profiles.ts';

const docs = readFileSync(resolve(import.meta.dirname, '../../docs/aggregators.md'), 'utf8');

test.for(Object.values(profiles))(
  'docs/aggregators.md lists every rule of $label, and no other',
  (profile) => {
    const [, part = ''] = docs.split(`### ${profile.label} (\`${profile.name}\`)`);
    const rows = part.split(/^##/m)[0]?.match(/^\| (?!the rule|---).*$/gm) ?? [];
    const common = ['feed-size', 'feed-empty'];
    expect(rows).toEqual(
      rulesOf(profile)
        .filter(({ code }) => !common.includes(code))
        .map(
          ({ clause, severity, code }) =>
            `| ${clause} | ${severity === 'error' ? 'refused' : 'shown less'} | \`${code}\` |`,
        ),
    );
    expect(part).toContain(`<${profile.rulesAt}>`);
  },
);

test('every key of a partner is explained', () => {
  const [table = ''] = docs.split('**Keys.**');
  const unexplained = Object.keys(partner().shape).filter((key) => !table.includes(`\`${key}\``));
  expect(unexplained).toEqual([]);
});
