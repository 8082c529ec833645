/**
 * The text of an RSS title. RSS does not say whether a title is plain text or HTML and readers differ;
 * this is the one place that chooses.
 */
export function rssTitle(title: string): string {
  return title;
}
