import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

/** Metaphors, and ordinary words that could mean anything: no declared name is one of them alone. */
const BANNED = new Set(
  `again stands standing told tell teller said say heard hear kept keep keeping keeper held given asked asking asks looked look seen
  unseen around bring bringing early later shelf marks mark spool desk tray sign signs spelt mended card cards contest rivals losers
  joined adrift lanes lane stretch ground crowd patience speakers anyway taken take taking wanted known expect lot lots usual fate gone
  near far ours scene scenes stock filling surroundings whoever furniture onward gather gathered gatherer intake sealed printed printer
  printing skim skimmed answers answering bare matter tidy stands cleared offers allowed`.split(/\s+/),
);

/** Of all declared names. */
const MOST = 0.005;

const root = resolve(import.meta.dirname, '../../src');

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string';

/** Every name that a file declares: variables, functions, parameters, and properties of literals and patterns. */
function declaredIn(source: string): readonly string[] {
  const found: string[] = [];
  const nameOf = (node: unknown) => {
    if (isNode(node) && node.type === 'Identifier') found.push(String(node.name));
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isNode(value)) return;
    if (value.type === 'VariableDeclarator' || value.type === 'FunctionDeclaration') nameOf(value.id);
    if (value.type === 'Property') nameOf(value.key);
    if (Array.isArray(value.params)) for (const each of value.params) nameOf(each);
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') visit(child);
  };
  visit(parseAst(stripTypeScriptTypes(source)));
  return found;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test('names say what they name', () => {
  const names = files.flatMap((file) =>
    declaredIn(readFileSync(join(root, file), 'utf8')).map((name) => ({ file, name })),
  );
  expect(names.length).toBeGreaterThan(5_000);
  const banned = names.filter(({ name }) => BANNED.has(name.toLowerCase()));
  expect(
    banned.length / names.length,
    banned.map(({ file, name }) => `src/${file}: ${name}`).join('\n'),
  ).toBeLessThanOrEqual(MOST);
});

test('a metaphor is found wherever it is declared', () => {
  const source = 'const told = (card: string, { desk }: { desk: string }) => ({ shelf: card + desk });';
  expect(
    declaredIn(source)
      .filter((name) => BANNED.has(name))
      .toSorted(),
  ).toEqual(['card', 'desk', 'shelf', 'told']);
});
