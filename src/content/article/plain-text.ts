import { decoded } from '../body/markdown.ts';
import { messageOf } from '../body/template-findings.ts';
import { templatesIn } from '../body/templates.ts';
import type { Finding } from '../problems/problem.ts';

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
  const entity = value.match(/&(?:#\d+|#x[\da-f]+|[a-z]\w+);/gi)?.find(isEntity);
  if (entity) return plain(entity, `write ${decoded(entity).trim() || 'a space'} itself`);
  const tag = tags.exec(value)?.[0];
  if (tag) return plain(tag, 'leave the tag out');
  const mark = [...value.matchAll(marks)].find(isMark)?.[0];
  return mark && plain(mark, 'leave the marks out');
}

const tags =
  /<\/?(?:a|abbr|b|br|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*|\/)?>/i;

const plain = (piece: string, remedy: string): string =>
  `“${piece.length > 60 ? `${piece.slice(0, 60)}…` : piece}” is markup, and this is plain text that readers see as it stands; ${remedy}`;

const isEntity = (entity: string): boolean => decoded(entity) !== entity;

/** Strong and plain emphasis, code, and links and pictures. */
const marks =
  /\*\*[^*]+\*\*|\*[^*]+\*|__[^_]+__|_[^_]+_|`[^`]+`|\[[^[\]]*\]\((?:https?:|mailto:|[/.#])[^()\s]*\)/g;

/** Whether it marks whole words, and is not a part of one as in M*A*S*H. */
function isMark({ 0: mark, index, input }: RegExpExecArray): boolean {
  if (/^[`[]/.test(mark)) return true;
  const inner = mark.replace(/^[*_]+|(?<![*_])[*_]+$/g, '');
  return (
    /^[\p{L}\p{N}“"'‘(]/u.test(inner) &&
    /[\p{L}\p{N}”"'’.!?)]$/u.test(inner) &&
    !/[\w*/:.]/.test(input[index - 1] ?? '') &&
    !/[\w*/]/.test(input[index + mark.length] ?? '')
  );
}
