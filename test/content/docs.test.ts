import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributes, tags } from '../../src/content/body/markup.ts';
import { rules } from '../../src/content/problems/rules.ts';
import { articleSchema } from '../../src/content/schema/article-schema.ts';
import { sectionSchema } from '../../src/content/schema/section-schema.ts';
import { siteSchema } from '../../src/content/schema/site-schema.ts';

const docs = readFileSync(new URL('../../docs/content.md', import.meta.url), 'utf8');

test('docs/content.md lists the rules', () => {
  const rows = [
    ...docs.matchAll(/^\| `([a-z0-9-]+)` \| (error|error of the part|warning) \| (.+) \|$/gm),
  ].map(([, ...cells]) => cells);
  expect(rows).toEqual(
    Object.entries(rules).map(([code, rule]) => [
      code,
      'costs' in rule ? 'error of the part' : rule.severity,
      rule.requirement,
    ]),
  );
});

test.for([
  ['An article', articleSchema],
  ['A section', sectionSchema],
  ['site.yaml', siteSchema],
] as const)('“%s” explains every key', ([heading, schema]) => {
  const section = docs.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  expect(Object.keys(schema.shape).filter((key) => !section.includes(`\`${key}\``))).toEqual([]);
});

test('“The body” lists every element', () => {
  const section = docs.split(/^## /m).find((each) => each.startsWith('The body')) ?? '';
  const headings = ['h3', 'h4', 'h5'];
  expect(tags.filter((tag) => !headings.includes(tag) && !section.includes(`\`${tag}\``))).toEqual([]);
  expect(Object.keys(attributes).filter((tag) => tag !== '*' && !tags.includes(tag))).toEqual([]);
});
