import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

/** A regular expression of a source file. */
export type Expression = {
  /** Below `src/`. */
  readonly file: string;
  readonly line: number;
  readonly pattern: string;
  readonly flags: string;
};

const root = join(import.meta.dirname, '../../src');

/** The files of `src/`, below it. */
export const files: readonly string[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();

/** All expressions of a source text: literals, and those that `RegExp` makes, with `values` for what only running code knows. Throws where one is missing. */
export function expressionsOf(
  file: string,
  values: Readonly<Record<string, unknown>> = {},
  source = readFileSync(join(root, file), 'utf8'),
): readonly Expression[] {
  const text = stripTypeScriptTypes(source);
  const program = parseAst(text);
  const found: Expression[] = [];
  const constants = new Map<string, string>();
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.init && node.id?.name)
      constants.set(node.id.name, text.slice(node.init.start, node.init.end));
    const line = text.slice(0, node.start).split('\n').length;
    if (node.regex) found.push({ file, line, ...node.regex });
    if (!/^(?:New|Call)Expression$/.test(node.type) || node.callee?.name !== 'RegExp') return;
    const made = evaluate(text.slice(node.start, node.end), (name) =>
      name in values ? JSON.stringify(values[name]) : constants.get(name),
    );
    found.push({ file, line, pattern: made.source, flags: made.flags });
  });
  return found;
}

/** Declarations come in the order of a file, so that whatever a constant needs is above it or given. */
function evaluate(code: string, constant: (name: string) => string | undefined): RegExp {
  const needed = new Map<string, string>();
  const collect = (part: string): void => {
    for (const [name] of part.matchAll(/[A-Za-z_]\w*/g)) {
      const value = constant(name);
      if (value === undefined || needed.has(name)) continue;
      needed.set(name, '');
      collect(value);
      needed.delete(name);
      needed.set(name, value);
    }
  };
  collect(code);
  const declarations = [...needed].map(([name, value]) => `const ${name} = ${value};`);
  return Function(`${declarations.join('\n')}\nreturn ${code};`)();
}

/** What is read of a syntax tree's nodes (ESTree). */
type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
  readonly id?: { readonly name?: string };
  readonly init?: Node;
};

function walk(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  // Whatever has a type in ESTree is a node.
  if ('type' in value) visit(value as Node);
  for (const child of Object.values(value)) walk(child, visit);
}
