import type { ImportedBody } from '../imported.ts';

/** What does not come along of a body. */
export type BodyLoss = { readonly what: string; readonly kind: string };

export type PreparedBody = {
  /** Addresses of pictures, sounds, films and files that it names, absolute where they can be. */
  readonly references: readonly string[];
  /** The text with references as they are called here. */
  finish(renamed: ReadonlyMap<string, string>): FinishedBody;
};

export type FinishedBody = {
  /** Markdown, with HTML where that says more; without line ends around it. */
  readonly text: string;
  readonly losses: readonly BodyLoss[];
  /** Hosts of well-known players that it shows. */
  readonly embeds: readonly string[];
};

type BodyContext = {
  /** Absolute URL of the article; relative addresses are those of its page. */
  readonly base: string | undefined;
};

export function prepareBody(body: ImportedBody, _context: BodyContext): PreparedBody {
  return { references: [], finish: () => ({ text: body.text.trim(), losses: [], embeds: [] }) };
}
