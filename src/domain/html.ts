declare const html: unique symbol;

/** HTML that has been sanitised to what feed readers accept; every URL in it is absolute. */
export type Html = string & { readonly [html]: 'Html' };

/** The one door from text to `Html`: only the content compiler's sanitiser and the collection's decoder call it. */
export function trustedHtml(sanitised: string): Html {
  // The caller vouches for it: a brand has no other constructor.
  return sanitised as Html;
}

/** An id of a story without what marks it among others, as its author wrote it. Ids of footnotes have their mark in between. */
export const plainId = (id: string): string => id.replace(/^((?:fn|fnref)-)?[0-9a-f]{8}-/, '$1');
