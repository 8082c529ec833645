import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributes, tags } from '../../src/content/body/markup.ts';
import { rules } from '../../src/content/problems/rules.ts';
import { articleSchema } from '../../src/content/schema/article-schema.ts';
import { sectionSchema } from '../../src/content/schema/section-schema.ts';
import { siteSchema } from '../../src/content/schema/site-schema.ts';
import { withRules } from './rules-table.ts';

const docs = readFileSync(new URL('../../docs/content.md', import.meta.url), 'utf8');

test('docs/reference/rules.md lists the rules', () => {
  const page = readFileSync(new URL('../../docs/reference/rules.md', import.meta.url), 'utf8');
  expect(page, 'run `node test/content/write-rules.ts`').toBe(withRules(page));
  for (const code of Object.keys(rules)) expect(page).toContain(`| \`${code}\` |`);
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
