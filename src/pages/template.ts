import { html, raw } from 'hono/html';

/** Finished HTML, safe to put into a page as it is. */
export type Markup = ReturnType<typeof raw>;

/** What a template takes: text is escaped, markup is not, `false` and absence leave nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

/** A template that escapes every text put into it. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  // hono answers with a promise only when a part is one, and no Part is.
  return html(strings, ...parts) as Markup;
}

/** HTML that somebody vouches for, as it is. */
export function verbatim(trusted: string): Markup {
  return raw(trusted);
}

/** A whole page as text, without the characters that HTML forbids (HTML §13.2.3.5: controls, non-characters, surrogates). */
export function finished(page: Markup): string {
  return page.toString().replace(forbidden, '\uFFFD');
}

const forbidden = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;
