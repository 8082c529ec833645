import jsYaml from 'js-yaml';
import type { parseDocument } from 'yaml';
import { lazy } from '../collection/remember.ts';
import { yaml } from './libraries.ts';
import type { Finding, Position } from './problem.ts';

/** Aliases a file may use: with so few, the widest expansion stays under two thousand values. */
const aliasLimit = 20;

/** Plain data, every scalar as the author typed it (YAML failsafe schema), or what is wrong. Lines count from 1 + `offset`. */
export function readYaml(
  text: string,
  offset = 0,
): { readonly data: unknown } | { readonly finding: Finding } {
  if (tooManyAliases(text))
    return refused(`more than ${aliasLimit} YAML aliases (*name); write the values out`);
  try {
    const data = jsYaml.load(text, { schema: jsYaml.FAILSAFE_SCHEMA }) ?? {};
    if (text.includes('&') && holdsItself(data))
      return refused('a YAML alias (*name) stands inside what it stands for; write the value out');
    return { data };
  } catch (error) {
    return { finding: { ...explain(error), ...place(error, offset) } };
  }
}

const refused = (message: string) => ({ finding: { code: 'yaml-aliases', message } as const });

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
  visit(parseDocument(text, { logLevel: 'silent' }), { Alias: () => void aliases++ });
  return aliases > aliasLimit;
}

function explain(error: unknown): Pick<Finding, 'code' | 'message'> {
  const reason = error instanceof jsYaml.YAMLException ? error.reason : 'cannot be read';
  if (/duplicated mapping key/.test(reason))
    return { code: 'yaml-duplicate', message: 'this key stands twice; keep one of them' };
  const remedy =
    remedies.find(([pattern]) => pattern.test(reason))?.[1] ??
    'correct the line, or put the text in quotation marks';
  return { code: 'yaml-syntax', message: `${reason}; ${remedy}` };
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/indentation of a mapping/, 'put a value that has “: ” in it in quotation marks, or line keys up'],
  [/tab characters/, 'indent with spaces'],
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
    const doc = parseDocument(text, { lineCounter, schema: 'failsafe', logLevel: 'silent' });
    return { doc, lineCounter };
  });
  return (path) => {
    const { doc, lineCounter } = parsed();
    for (let depth = path.length; depth > 0; depth--) {
      const start = startOf(doc, path.slice(0, depth));
      if (start === undefined) continue;
      const { line, col } = lineCounter.linePos(start);
      return { line: line + offset, column: col };
    }
    return { line: 1 + offset, column: 1 };
  };
}

/** Offset of a key, or of an item of a list. */
function startOf(
  doc: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
): number | undefined {
  const { isNode, visit } = yaml();
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  let start: number | undefined;
  visit(isNode(parent) ? parent : null, {
    Pair: (_, pair) => {
      const key = isNode(pair.key) ? pair.key : undefined;
      if (start === undefined && String(pair.key) === String(last)) start = key?.range?.[0];
      return visit.SKIP;
    },
    Seq: (_, list) => {
      const item = typeof last === 'number' ? list.items[last] : undefined;
      start = isNode(item) ? item.range?.[0] : undefined;
      return visit.BREAK;
    },
  });
  return start;
}
