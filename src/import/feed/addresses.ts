import { escaped } from '../../content/body/tokens.ts';
import { attribute, elementsIn, htmlOf, treeOf } from '../markdown/tree.ts';

const named = ['href', 'src', 'poster'] as const;

/** HTML whose relative addresses are absolute; as it was where it has none. */
export function rebased(html: string, base: string | undefined): string {
  if (base === undefined || !/\b(?:href|src|poster)\s*=/i.test(html)) return html;
  const tree = treeOf(html);
  let changed = false;
  for (const element of elementsIn(tree))
    for (const name of named) {
      const value = attribute(element, name)?.trim() ?? '';
      if (value === '' || value.startsWith('#') || URL.canParse(value)) continue;
      const absolute = URL.parse(value, base)?.href;
      const written = element.attrs.find((each) => each.name === name);
      if (absolute === undefined || written === undefined) continue;
      written.value = absolute;
      changed = true;
    }
  return changed ? htmlOf(tree.childNodes) : html;
}

/** Plain text as HTML, a paragraph for each that an empty line ends. */
export const paragraphs = (text: string): string =>
  text
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

/** An address made absolute; undefined where there is none. */
export function absoluteTo(address: string | undefined, base: string | undefined): string | undefined {
  const written = address?.trim() ?? '';
  return written === '' ? undefined : (URL.parse(written, base)?.href ?? written);
}
