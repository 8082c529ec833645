import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { partner } from '../../src/content/schema/partner-schema.ts';
import { rulesOf } from '../../src/partner/check.ts';
import { documented } from '../../src/partner/documented.ts';
import { profiles } from '../../src/partner/profiles.ts';
import { met } from './met.ts';
import { common, withTables } from './tables.ts';

const docs = readFileSync(resolve(import.meta.dirname, '../../docs/aggregators.md'), 'utf8');
const reference = readFileSync(resolve(import.meta.dirname, '../../docs/reference/partners.md'), 'utf8');

test('docs/reference/partners.md lists what each partner asks for, how that is met, and what holds it', () => {
  expect(withTables(reference), 'run `node test/partner/write-partners.ts`').toBe(reference);
  for (const [name, { label, rulesAt }] of Object.entries(documented)) {
    const [, part = ''] = reference.split(`## ${label} (\`${name}\`)`);
    expect(part.split(/^## /m)[0]).toContain(`<!-- rules of ${name} -->`);
    expect(part).toContain(`<${rulesAt}>`);
  }
});

test('how each rule is met is told, of no rule that there is not', () => {
  const codes = Object.values(profiles).flatMap((profile) => rulesOf(profile).map(({ code }) => code));
  expect(Object.keys(met).toSorted()).toEqual(
    [...new Set(codes)].filter((code) => !common.includes(code)).toSorted(),
  );
});

test('every key of a partner is explained', () => {
  const [table = ''] = docs.split('**Keys.**');
  const unexplained = Object.keys(partner().shape).filter((key) => !table.includes(`\`${key}\``));
  expect(unexplained).toEqual([]);
});
