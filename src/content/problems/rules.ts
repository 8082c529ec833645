export type Severity = 'error' | 'warning';

/**
 * Every rule the compiler holds content to: how grave a breach is, and what the rule asks. An error takes the article out, unless
 * it costs the part alone (a link, a picture, a file) that is at fault. docs/content.md lists the same rows.
 */
export const rules = {
  'site-missing': { severity: 'error', asks: 'The folder has a site.yaml' },
  'site-url': { severity: 'error', asks: 'The address of the site is known, from site.yaml or SITE_URL' },
  'site-id': {
    severity: 'warning',
    asks: 'site.yaml has an id, so that feeds keep theirs when the address changes',
  },
  'site-default': { severity: 'warning', asks: 'site.yaml states its description, language and time zone' },
  'bad-timezone': { severity: 'error', asks: 'The time zone is an IANA name' },
  'bad-permalink': {
    severity: 'error',
    asks: 'The permalink pattern uses known parts and tells articles apart',
  },
  'not-utf8': { severity: 'error', asks: 'Files are UTF-8' },
  'file-large': { severity: 'warning', asks: 'An article is at most 1 MB' },
  'file-too-large': { severity: 'error', asks: 'An article is at most 5 MB' },
  'file-unreadable': { severity: 'error', asks: 'Files can be read' },
  'file-name': { severity: 'error', asks: 'Names of files and folders are UTF-8' },
  'link-outside': { severity: 'error', asks: 'Symbolic links stay inside the folder' },
  'file-ignored': {
    severity: 'warning',
    asks: 'Names of articles and folders begin with neither an underscore nor a dot, except _index.md',
  },
  'article-format': { severity: 'error', asks: 'Articles are Markdown files, named .md or .markdown' },
  'front-matter-missing': { severity: 'error', asks: 'An article begins with front matter' },
  'front-matter-open': { severity: 'error', asks: 'The front matter ends with a line of ---' },
  'front-matter-language': {
    severity: 'error',
    asks: 'The front matter is YAML, its first line --- and nothing else',
  },
  'yaml-syntax': { severity: 'error', asks: 'The YAML can be read' },
  'yaml-aliases': { severity: 'error', asks: 'YAML aliases are few' },
  'yaml-duplicate': { severity: 'error', asks: 'A key stands once' },
  'unknown-key': { severity: 'error', asks: 'Keys are known ones' },
  'wrong-type': { severity: 'error', asks: 'Values are of the kind the key takes' },
  'bad-value': { severity: 'error', asks: 'Values are among those the key takes' },
  'bad-url': { severity: 'error', asks: 'Addresses are absolute http(s) URLs' },
  'missing-title': { severity: 'error', asks: 'There is a title' },
  'missing-date': { severity: 'error', asks: 'There is a date' },
  'bad-date': { severity: 'error', asks: 'Dates exist and are written YYYY-MM-DD HH:MM' },
  'clock-change': { severity: 'warning', asks: 'A local time exists once' },
  'date-order': { severity: 'error', asks: 'updated and expires come after date' },
  'future-date': {
    severity: 'error',
    costs: 'part',
    asks: 'Neither updated nor the date of a correction is yet to come',
  },
  'embargo-past': { severity: 'warning', asks: 'An embargo ends after date' },
  'bad-id': { severity: 'error', asks: 'An id is a tag: URI' },
  'derived-id': { severity: 'warning', asks: 'An article has an id, so that it keeps it when renamed' },
  'duplicate-id': { severity: 'error', asks: 'An id is used once' },
  'duplicate-url': { severity: 'error', asks: 'An address is used once' },
  'bad-redirect': { severity: 'error', asks: 'Redirects lead from old paths to paths or absolute URLs' },
  'redirect-loop': { severity: 'error', asks: 'Redirects do not go in circles' },
  'redirect-taken': { severity: 'warning', asks: 'Nothing else stands at an old path' },
  'redirect-target': { severity: 'warning', asks: 'Redirects lead to what is there' },
  'reserved-path': { severity: 'error', asks: 'Addresses of the service itself are not used' },
  'no-section': { severity: 'error', asks: 'An article is in a section' },
  'unknown-section': {
    severity: 'error',
    costs: 'part',
    asks: 'Sections named are folders of the collection',
  },
  'section-body': { severity: 'warning', asks: '_index.md has front matter only' },
  spelling: { severity: 'warning', asks: 'An author, a tag or a source is spelt one way' },
  'author-name': { severity: 'warning', asks: 'Each author is one name, without “By” and without a post' },
  'unknown-source': { severity: 'warning', asks: 'Sources with a contract are spelt as in site.yaml' },
  'partner-name': { severity: 'error', asks: 'Partners are told apart by their names' },
  'partner-section': { severity: 'error', asks: 'Sections that a partner’s feed is chosen by are there' },
  'unknown-partner': { severity: 'error', asks: 'Partners named in syndication are those of site.yaml' },
  'podcast-category': { severity: 'error', asks: 'Categories of podcasts are Apple’s' },
  'podcast-cover': {
    severity: 'warning',
    asks: 'A podcast’s cover is a square JPEG or PNG of 1,400 to 3,000 pixels',
  },
  'withdrawn-reason': { severity: 'error', asks: 'A withdrawal states its reason' },
  'withdrawn-date': { severity: 'error', asks: 'A withdrawal states its time' },
  'correction-date': { severity: 'error', asks: 'A correction has a date' },
  'correction-updated': { severity: 'warning', asks: 'A correction moves updated' },
  'empty-body': {
    severity: 'error',
    asks: 'An article has a body, a picture, audio, video or a url elsewhere',
  },
  'missing-file': { severity: 'error', costs: 'part', asks: 'Files named in front matter are there' },
  'missing-image': { severity: 'error', costs: 'part', asks: 'Images in the body are there' },
  'broken-link': { severity: 'error', costs: 'part', asks: 'Links in the body lead to files that are there' },
  'unpublished-address': {
    severity: 'error',
    costs: 'part',
    asks: 'No key has the address of a story that is not public',
  },
  'draft-link': { severity: 'warning', asks: 'Links lead to what is published' },
  'missing-anchor': { severity: 'warning', asks: 'Fragments lead to a heading or an id' },
  'website-link': {
    severity: 'warning',
    asks: 'Links from the root lead to what is served here, else to website',
  },
  'image-alt': { severity: 'warning', asks: 'Images have a text alternative' },
  'not-an-image': { severity: 'error', costs: 'part', asks: 'Images are JPEG, PNG, GIF, WebP, AVIF or SVG' },
  'withheld-image': {
    severity: 'warning',
    asks: 'A call-out, a logo and a section show no picture that an article withholds from feeds',
  },
  'remote-enclosure': {
    severity: 'error',
    costs: 'part',
    asks: 'Remote audio, video and attachments state type and length',
  },
  'media-type': { severity: 'warning', asks: 'The kind of a file can be told' },
  'duplicate-media': {
    severity: 'error',
    costs: 'part',
    asks: 'Files differ in more than capitals, spaces and accents',
  },
  'unsafe-link': { severity: 'warning', asks: 'Links in the body are http, https, mailto or tel' },
  'embed-host': { severity: 'warning', asks: 'Frames come from hosts listed in site.yaml' },
  'markup-removed': { severity: 'warning', asks: 'The body has only markup that feed readers accept' },
  'template-markup': {
    severity: 'warning',
    asks: 'No markup of templates is in the body, and none at all in titles and other plain text',
  },
  'too-many-footnotes': { severity: 'error', asks: 'An article has at most 1,000 footnotes' },
  'too-deep': { severity: 'warning', asks: 'Quotations, lists and elements nest at most 100 deep' },
} as const satisfies Readonly<
  Record<string, { readonly severity: Severity; readonly costs?: 'part'; readonly asks: string }>
>;

/** Kebab-case name of a rule. */
export type Rule = keyof typeof rules;

/** Whether a breach takes its article out. */
export const takesOut = (code: Rule): boolean => {
  const rule: { readonly severity: Severity; readonly costs?: 'part' } = rules[code];
  return rule.severity === 'error' && rule.costs !== 'part';
};
