import { messageOf } from './body/template-findings.ts';
import { templatesIn } from './body/templates.ts';
import { decoded } from './markdown.ts';
import type { Finding } from './problem.ts';

/** Marks of HTML, Markdown or templates in values that readers are shown as plain text: titles, descriptions, captions, names. */
export function plainTextFindings(data: unknown): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (value: unknown, path: readonly (string | number)[], plain: boolean): void => {
    if (typeof value === 'string') {
      const message = plain ? markedUp(value) : undefined;
      if (message !== undefined) findings.push({ code: 'template-markup', path, message });
    } else if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, [...path, index], plain);
    } else if (value !== null && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) visit(each, [...path, key], shown.has(key));
  };
  visit(data, [], false);
  return findings;
}

/** Keys whose values are plain text. */
const shown = new Set(
  'title description caption alt credit rights reason correction dateline authors tags categories name'.split(
    ' ',
  ),
);

function markedUp(value: string): string | undefined {
  // Longer ones are texts of their own, and most have none of these signs.
  if (value.length > 10_000 || !/[&<*_`[{~]/.test(value)) return undefined;
  const [template] = templatesIn(value);
  if (template) return messageOf(template);
  const entity = value.match(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/gi)?.find(isEntity);
  if (entity) return plain(entity, `write ${decoded(entity).trim() || 'a space'} itself`);
  const tag =
    /<\/?(?:a|abbr|b|br|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?\/?>/i.exec(
      value,
    )?.[0];
  if (tag) return plain(tag, 'leave the tag out');
  const mark = marks.map((pattern) => pattern.exec(value)?.[0]).find((each) => each !== undefined);
  return mark && plain(mark, 'leave the marks out');
}

const plain = (piece: string, remedy: string): string =>
  `“${piece.length > 60 ? `${piece.slice(0, 60)}…` : piece}” is markup, and this is plain text that readers see as it stands; ${remedy}`;

const isEntity = (entity: string): boolean => decoded(entity) !== entity;

/** Strong and plain emphasis around whole words, links, pictures and code. */
const marks: readonly RegExp[] = [
  /(?<![\w*])(\*\*|__)(?=[\p{L}\p{N}“"'‘(])[^*_]{1,200}(?<=[\p{L}\p{N}”"'’.!?)])\1(?![\w*])/u,
  /(?<![\w*])\*(?=[\p{L}“"'‘])[^*]{1,200}(?<=[\p{L}\p{N}”"'’.!?])\*(?![\w*])/u,
  /(?<![\w_/.:])_(?=[\p{L}“"'‘])[^_]{1,200}(?<=[\p{L}\p{N}”"'’.!?])_(?![\w_])/u,
  /!?\[[^[\]]{0,200}\]\((?:https?:|mailto:|[/.#])[^()\s]{0,300}\)/,
  /(?<!`)`[^`]{1,200}`(?!`)/,
];
