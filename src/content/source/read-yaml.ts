import jsYaml from 'js-yaml';
import type { LineCounter } from 'yaml';
import { lazy } from '../../domain/lru.ts';
import type { Finding, Position } from '../problems/problem.ts';
import { yaml } from './libraries.ts';

/** Aliases a file may use: with so few, the widest expansion stays under two thousand values. */
const aliasLimit = 20;

/** Plain data, every scalar as the author typed it (YAML failsafe schema), what is left out null; or what is wrong. Lines count from 1 + `offset`. */
export function readYaml(
  text: string,
  offset = 0,
): { readonly data: unknown } | { readonly findings: readonly Finding[]; readonly data?: unknown } {
  if (tooManyAliases(text))
    return refused(`more than ${aliasLimit} YAML aliases (*name); write the values out`);
  try {
    const data = jsYaml.load(text, { schema }) ?? {};
    if (text.includes('&') && holdsItself(data))
      return refused('a YAML alias (*name) stands inside what it stands for; write the value out');
    return { data };
  } catch (error) {
    const finding = indentedByTab(error, text, offset) ?? { ...explain(error), ...place(error, offset) };
    return finding.code === 'yaml-duplicate' ? duplicates(text, offset) : { findings: [finding] };
  }
}

/** Text, but for what YAML takes for nothing where it has no quotation marks: a value left out, `~` and `null`. */
const schema = jsYaml.FAILSAFE_SCHEMA.extend({
  implicit: [
    new jsYaml.Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (data: unknown) => data === null || data === '~' || data === 'null',
      construct: () => null,
    }),
  ],
});

/** The reasons that the parser gives for a line that a tab indents say nothing of the tab. */
function indentedByTab(error: unknown, text: string, offset: number): Finding | undefined {
  if (!(error instanceof jsYaml.YAMLException) || !error.mark) return undefined;
  const line = text.split('\n', error.mark.line + 1)[error.mark.line] ?? '';
  const tab = /^[ -]*\t/.exec(line);
  if (!tab) return undefined;
  return {
    code: 'yaml-syntax',
    message: 'this line is indented with a tab, and YAML takes no tabs there; indent it with spaces',
    line: error.mark.line + 1 + offset,
    column: tab[0].length,
  };
}

const refused = (message: string) => ({ findings: [{ code: 'yaml-aliases', message } as const] });

/** Each key that stands twice, and the data as if only the last of each did. */
function duplicates(text: string, offset: number): ReturnType<typeof readYaml> {
  const { LineCounter, parseDocument, visit } = yaml();
  const lineCounter = new LineCounter();
  const options = { lineCounter, schema: 'failsafe', logLevel: 'silent', uniqueKeys: false } as const;
  const findings: Finding[] = [];
  visit(parseDocument(text, options), {
    Map(_, { items }) {
      const keys = new Set<string>();
      for (const { key } of items) {
        const name = String(key);
        if (keys.has(name)) findings.push({ ...twice, ...placeOf(key, lineCounter, offset) });
        keys.add(name);
      }
    },
  });
  try {
    const data = jsYaml.load(text, { schema, json: true });
    const all = findings.length > 0 ? findings : [twice];
    return text.includes('&') ? { findings: all } : { findings: all, data };
  } catch (error) {
    return { findings: [...findings, { ...explain(error), ...place(error, offset) }] };
  }
}

const twice = { code: 'yaml-duplicate', message: 'this key stands twice; keep one of them' } as const;

function placeOf(key: unknown, lineCounter: LineCounter, offset: number): Partial<Position> {
  const start = yaml().isNode(key) ? key.range?.[0] : undefined;
  if (start === undefined) return {};
  const { line, col } = lineCounter.linePos(start);
  return { line: line + offset, column: col };
}

/** Whether following values down ever comes back; with so few aliases the way is short. */
function holdsItself(data: unknown, above: readonly unknown[] = []): boolean {
  if (data === null || typeof data !== 'object') return false;
  return above.includes(data) || Object.values(data).some((value) => holdsItself(value, [...above, data]));
}

/** An asterisk may also be text; only a suspicious file is parsed to tell. That parser does not expand. */
function tooManyAliases(text: string): boolean {
  if ((text.match(/(?:^|[\s[{,:?-])\*[^\s,[\]{}]/g)?.length ?? 0) <= aliasLimit) return false;
  let aliases = 0;
  const { parseDocument, visit } = yaml();
  visit(parseDocument(text, { logLevel: 'silent', uniqueKeys: false }), { Alias: () => void aliases++ });
  return aliases > aliasLimit;
}

function explain(error: unknown): Pick<Finding, 'code' | 'message'> {
  const reason = error instanceof jsYaml.YAMLException ? error.reason : 'cannot be read';
  if (/duplicated mapping key/.test(reason)) return twice;
  const remedy =
    remedies.find(([pattern]) => pattern.test(reason))?.[1] ??
    'correct the line, or put the text in quotation marks';
  return { code: 'yaml-syntax', message: `${reason}; ${remedy}` };
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/indentation of a mapping/, 'put a value that has “: ” in it in quotation marks, or line keys up'],
  [/unknown tag/, 'leave the !tag out'],
  [/maxDepth/, 'nest less'],
  [/unidentified alias/, 'put text that begins with * in quotation marks'],
  [/cannot start any token/, 'put text that begins with @, ` or % in quotation marks'],
  [/quoted scalar/, 'close the quotation mark'],
  [/non-printable|valid JSON character/, 'remove the control character'],
];

function place(error: unknown, offset: number): Partial<Position> {
  if (!(error instanceof jsYaml.YAMLException) || !error.mark) return {};
  return { line: error.mark.line + 1 + offset, column: error.mark.column + 1 };
}

/** Where the value at `path` stands, or the nearest thing above it. Parses again with positions: for errors only. */
export function locator(
  text: string,
  offset = 0,
): (path: readonly (string | number)[]) => Position | undefined {
  const parsed = lazy(() => {
    const { LineCounter, parseDocument } = yaml();
    const lineCounter = new LineCounter();
    // Whether keys are unique was asked before; here it would compare each with each.
    const options = { lineCounter, schema: 'failsafe', logLevel: 'silent', uniqueKeys: false } as const;
    return { top: parseDocument(text, options).contents, lineCounter };
  });
  const indexes = new Map<unknown, ReturnType<typeof placesIn>>();
  const indexOf = (node: unknown) => {
    const places = indexes.get(node) ?? placesIn(node);
    indexes.set(node, places);
    return places;
  };
  return (path) => {
    const { top, lineCounter } = parsed();
    let node: unknown = top;
    let start: number | undefined;
    for (const part of path) {
      const found = indexOf(node).get(String(part));
      if (found?.start === undefined) break;
      ({ node, start } = found);
    }
    if (start === undefined) return { line: 1 + offset, column: 1 };
    const { line, col } = lineCounter.linePos(start);
    return { line: line + offset, column: col };
  };
}

type YamlPlace = { readonly node: unknown; readonly start: number | undefined };

/** What a mapping or a list holds, by key or index, with the offset of the key or item; of a key that stands twice the first. */
function placesIn(node: unknown): ReadonlyMap<string, YamlPlace> {
  const { isMap, isNode, isSeq } = yaml();
  const start = (one: unknown) => (isNode(one) ? one.range?.[0] : undefined);
  const places = new Map<string, YamlPlace>();
  if (isSeq(node))
    for (const [index, item] of node.items.entries())
      places.set(String(index), { node: item, start: start(item) });
  if (isMap(node))
    for (const { key, value } of node.items)
      if (!places.has(String(key))) places.set(String(key), { node: value, start: start(key) });
  return places;
}
