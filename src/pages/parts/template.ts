/** Finished HTML, safe to put into a page as it is. A class, so that nothing read from a file can pass for it. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** Finished HTML, safe to put into a page as it is. */
export type PageMarkup = Html;

/** What a template takes: text is escaped, markup is not, `false` and absence leave nothing. */
export type Part = PageMarkup | string | number | false | undefined | readonly Part[];

/** A template that escapes every text put into it. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): PageMarkup {
  return new Html(strings.map((text, place) => text + written(parts[place])).join(''));
}

/** HTML that somebody vouches for, as it is. */
export function verbatim(trusted: string): PageMarkup {
  return new Html(trusted);
}

/** A script element of text that somebody vouches for. No tagged template: those with an end tag of it are bundled twice. */
export function scriptElement(trusted: string, attributes = ''): PageMarkup {
  return verbatim(`<script${attributes}>${trusted}</script>`);
}

/** A whole page as text, without the characters that HTML forbids (HTML §13.2.3.5: controls, non-characters, surrogates). */
export function finished(page: PageMarkup): string {
  return page.text.replace(forbidden, '\uFFFD');
}

const forbidden = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(written).join('') : String(part).replace(/[&<>"']/g, escaped);
}

/** What stands for a sign that means something in text or in an attribute, whichever quotes it stands in. */
const escaped = (character: string): string => references[character] ?? '';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
