import { decoded } from '../body/markdown.ts';
import { messageOf } from '../body/template-findings.ts';
import { templatesIn } from '../body/templates.ts';
import type { Finding } from '../problems/problem.ts';

/** Marks of HTML, Markdown or templates in values that readers are shown as plain text: titles, descriptions, captions, names. */
export function plainTextFindings(data: unknown): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (value: unknown, path: readonly (string | number)[], plain: boolean): void => {
    if (typeof value === 'string')
      for (const message of plain ? markedUp(value) : [])
        findings.push({ code: 'template-markup', path, message });
    else if (Array.isArray(value))
      for (const [index, each] of value.entries()) visit(each, [...path, index], plain);
    else if (value !== null && typeof value === 'object')
      for (const [key, each] of Object.entries(value))
        visit(each, [...path, key], shown.has(key) || (key === 'text' && path[0] === 'correction'));
  };
  visit(data, [], false);
  return findings;
}

/** Keys whose values are plain text. */
const shown = new Set(
  'title description caption alt credit rights reason correction dateline authors tags categories name source organisation label'.split(
    ' ',
  ),
);

/** What is said of each kind of mark in a text. */
function markedUp(value: string): readonly string[] {
  // Longer ones are texts of their own, and most have none of these signs.
  if (value.length > 10_000 || !/[&<*_`[{~#:]|^import /.test(value)) return [];
  const templates = templatesIn(value);
  const rest = withoutPieces(value, templates);
  const entities = rest.match(/&(?:#\d+|#x[\da-f]+|[a-z]\w+);/gi)?.filter(isEntity) ?? [];
  const kinds = Map.groupBy(templates, ({ kind }) => kind);
  return [
    ...[...kinds.values()].flatMap((all) => (all[0] ? [messageOf(all[0], all.length)] : [])),
    ...plain(entities, (first) => `write ${decoded(first).trim() || 'a space'} itself`),
    ...plain(rest.match(tags) ?? [], () => 'leave the tag out'),
    ...plain(
      [...rest.matchAll(controls)].filter(isMark).map(([character]) => character),
      () => 'leave the marks out',
    ),
  ];
}

/** The text with these pieces, in their order, as spaces. */
function withoutPieces(text: string, pieces: ReturnType<typeof templatesIn>): string {
  let [rest, at] = ['', 0];
  for (const { index, text: piece } of pieces) {
    rest += text.slice(at, index) + ' '.repeat(piece.length);
    at = index + piece.length;
  }
  return rest + text.slice(at);
}

const tags =
  /<\/?(?:a|abbr|b|br|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*|\/)?>/gi;

function plain(pieces: readonly string[], remedy: (first: string) => string): readonly string[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const short = first.length > 60 ? `${first.slice(0, 60)}…` : first;
  const others = pieces.length > 1 ? `, and ${pieces.length - 1} more such,` : '';
  return [
    `“${short}”${others} is markup, and this is plain text that readers see as it stands; ${remedy(first)}`,
  ];
}

const isEntity = (entity: string): boolean => decoded(entity) !== entity;

/** Strong and plain emphasis, code, and links and pictures. */
const controls =
  /^#{1,6} (?=\S)|~~[^~]+~~|\*\*[^*]+\*\*|\*[^*]+\*|__[^_]+__|_[^_]+_|`[^`]+`|\[[^[\]]*\]\((?:https?:|mailto:|[/.#])[^()\s]*\)/g;

/** Whether it marks whole words, and is not a part of one as in M*A*S*H. */
function isMark({ 0: character, index, input }: RegExpExecArray): boolean {
  if (/^[`[#]/.test(character)) return true;
  const inner = character.replace(/^[*_~]+|(?<![*_~])[*_~]+$/g, '');
  return (
    /^[\p{L}\p{N}“"'‘(]/u.test(inner) &&
    /[\p{L}\p{N}”"'’.!?)]$/u.test(inner) &&
    !/[\w*/:.]/.test(input[index - 1] ?? '') &&
    !/[\w*/]/.test(input[index + character.length] ?? '')
  );
}
