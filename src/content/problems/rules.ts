export type Severity = 'error' | 'warning';

/**
 * Every rule the compiler holds content to: how grave a breach is, and what the rule asks. An error takes the article out, unless
 * it costs the part alone (a link, a picture, a file) that is at fault. docs/reference/rules.md lists the same rows.
 */
export const rules = {
  'site-missing': { severity: 'error', requirement: 'The folder has a site.yaml' },
  'site-url': {
    severity: 'error',
    requirement: 'The address of the site is known, from site.yaml or SITE_URL',
  },
  'site-id': {
    severity: 'warning',
    requirement: 'site.yaml has an id, so that feeds keep theirs when the address changes',
  },
  'site-default': {
    severity: 'warning',
    requirement: 'site.yaml states its description, language and time zone',
  },
  'bad-timezone': { severity: 'error', requirement: 'The time zone is an IANA name' },
  'bad-permalink': {
    severity: 'error',
    requirement: 'The permalink pattern uses known parts and tells articles apart',
  },
  'not-utf8': { severity: 'error', requirement: 'Files are UTF-8' },
  'file-large': { severity: 'warning', requirement: 'An article is at most 1 MB' },
  'file-too-large': { severity: 'error', requirement: 'An article is at most 5 MB' },
  'file-unreadable': { severity: 'error', requirement: 'Files can be read' },
  'file-name': { severity: 'error', requirement: 'Names of files and folders are UTF-8' },
  'link-outside': { severity: 'error', requirement: 'Symbolic links stay inside the folder' },
  'file-ignored': {
    severity: 'warning',
    requirement: 'Names of articles and folders begin with neither an underscore nor a dot, except _index.md',
  },
  'article-format': { severity: 'error', requirement: 'Articles are Markdown files, named .md or .markdown' },
  'front-matter-missing': { severity: 'error', requirement: 'An article begins with front matter' },
  'front-matter-open': { severity: 'error', requirement: 'The front matter ends with a line of ---' },
  'front-matter-language': {
    severity: 'error',
    requirement: 'The front matter is YAML, its first line --- and nothing else',
  },
  'yaml-syntax': { severity: 'error', requirement: 'The YAML can be read' },
  'yaml-aliases': { severity: 'error', requirement: 'YAML aliases are few' },
  'yaml-duplicate': { severity: 'error', requirement: 'A key stands once' },
  'unknown-key': { severity: 'error', requirement: 'Keys are known ones' },
  'wrong-type': { severity: 'error', requirement: 'Values are of the kind the key takes' },
  'bad-value': { severity: 'error', requirement: 'Values are among those the key takes' },
  'bad-url': { severity: 'error', requirement: 'Addresses are absolute http(s) URLs' },
  'missing-title': { severity: 'error', requirement: 'There is a title' },
  'missing-date': { severity: 'error', requirement: 'There is a date' },
  'bad-date': { severity: 'error', requirement: 'Dates exist and are written YYYY-MM-DD HH:MM' },
  'clock-change': { severity: 'warning', requirement: 'A local time exists once' },
  'date-order': { severity: 'error', requirement: 'updated, expires and withdrawn come after date' },
  'future-date': {
    severity: 'error',
    costs: 'part',
    requirement: 'No edit, correction or withdrawal is yet to come',
  },
  'embargo-past': { severity: 'warning', requirement: 'An embargo ends after date' },
  'bad-id': { severity: 'error', requirement: 'An id is a tag: URI' },
  'derived-id': {
    severity: 'warning',
    requirement: 'An article has an id, so that it keeps it when renamed',
  },
  'duplicate-id': { severity: 'error', requirement: 'An id is used once' },
  'duplicate-url': { severity: 'error', requirement: 'An address is used once' },
  'bad-redirect': {
    severity: 'error',
    requirement: 'Redirects lead from old paths to paths or absolute URLs',
  },
  'redirect-loop': { severity: 'error', requirement: 'Redirects do not go in circles' },
  'redirect-taken': { severity: 'warning', requirement: 'Nothing else stands at an old path' },
  'redirect-alias': {
    severity: 'error',
    costs: 'part',
    requirement: 'Redirects begin at no alias of an article that leads elsewhere',
  },
  'redirect-target': { severity: 'warning', requirement: 'Redirects lead to what is there' },
  'reserved-path': { severity: 'error', requirement: 'Addresses of the service itself are not used' },
  'no-section': { severity: 'error', requirement: 'An article is in a section' },
  'unknown-section': {
    severity: 'error',
    costs: 'part',
    requirement: 'Sections named are folders of the collection',
  },
  'unknown-subject': {
    severity: 'error',
    costs: 'part',
    requirement: 'Subjects are topics of IPTC’s Media Topics',
  },
  'section-body': { severity: 'warning', requirement: '_index.md has front matter only' },
  spelling: { severity: 'warning', requirement: 'An author, a tag or a source is spelt one way' },
  'author-name': {
    severity: 'warning',
    requirement: 'Each author is one name, without “By” and without a post',
  },
  'name-address': {
    severity: 'error',
    costs: 'part',
    requirement: 'Names of authors and tags have no address of the site in them',
  },
  'unknown-source': { severity: 'warning', requirement: 'Sources with a contract are spelt as in site.yaml' },
  'partner-name': {
    severity: 'error',
    requirement: 'Partners are told apart by their names, and so are webhooks',
  },
  'partner-section': {
    severity: 'error',
    requirement: 'Sections by which a partner’s feed or a webhook is chosen are there',
  },
  'unknown-partner': {
    severity: 'error',
    requirement: 'Partners named in syndication or by a webhook are those of site.yaml',
  },
  'unknown-name': {
    severity: 'warning',
    requirement: 'Tags and authors by which site.yaml chooses stories are spelt as in these',
  },
  'podcast-category': { severity: 'error', requirement: 'Categories of podcasts are Apple’s' },
  'podcast-cover': {
    severity: 'warning',
    requirement: 'A podcast’s cover is a square JPEG or PNG of 1,400 to 3,000 pixels',
  },
  'live-update': {
    severity: 'error',
    costs: 'part',
    requirement: 'Updates of a story in progress are told apart, and their times are in order',
  },
  'live-update-early': {
    severity: 'warning',
    requirement: 'Updates in front matter are not before the story’s date',
  },
  'republish-rights': {
    severity: 'warning',
    requirement: 'What other papers may publish has a license, and feeds may carry it whole',
  },
  'withdrawn-reason': { severity: 'error', requirement: 'A withdrawal states its reason' },
  'withdrawn-date': { severity: 'error', requirement: 'A withdrawal states its time' },
  'correction-date': { severity: 'error', requirement: 'A correction has a date' },
  'correction-updated': { severity: 'warning', requirement: 'A correction moves updated' },
  'empty-body': {
    severity: 'error',
    requirement: 'An article has a body, a picture, audio, video, attachments or a url elsewhere',
  },
  'missing-file': { severity: 'error', costs: 'part', requirement: 'Files named in front matter are there' },
  'missing-image': { severity: 'error', costs: 'part', requirement: 'Images in the body are there' },
  'broken-link': {
    severity: 'error',
    costs: 'part',
    requirement: 'Links in the body lead to files that are there',
  },
  'unpublished-address': {
    severity: 'error',
    costs: 'part',
    requirement: 'No key has the address of a draft, of what is left out, or of a withheld picture',
  },
  'draft-link': { severity: 'warning', requirement: 'Links lead to what is published' },
  'missing-anchor': { severity: 'warning', requirement: 'Fragments lead to a heading or an id' },
  'website-link': {
    severity: 'warning',
    requirement: 'Links from the root lead to what is served here, else to website',
  },
  'missing-translation': {
    severity: 'error',
    costs: 'part',
    requirement: 'Translations named are articles or sections of the collection',
  },
  'translation-language': { severity: 'warning', requirement: 'Translations are in different languages' },
  'image-alt': { severity: 'warning', requirement: 'Images have a text alternative' },
  'not-an-image': {
    severity: 'error',
    costs: 'part',
    requirement: 'Images are JPEG, PNG, GIF, WebP, AVIF or SVG',
  },
  'withheld-image': {
    severity: 'warning',
    requirement: 'A call-out, a logo and a section show no picture that an article withholds from feeds',
  },
  'remote-enclosure': {
    severity: 'error',
    costs: 'part',
    requirement: 'Remote audio, video and attachments state type and length',
  },
  'media-type': { severity: 'warning', requirement: 'The kind of a file can be told' },
  'duplicate-media': {
    severity: 'error',
    costs: 'part',
    requirement: 'Files differ in more than capitals, spaces and accents, and have an address that is free',
  },
  'unsafe-link': { severity: 'warning', requirement: 'Links in the body are http, https, mailto or tel' },
  'embed-host': { severity: 'warning', requirement: 'Frames come from hosts listed in site.yaml' },
  'markup-removed': { severity: 'warning', requirement: 'The body has only markup that feed readers accept' },
  'template-markup': {
    severity: 'warning',
    requirement: 'No markup of templates is in the body, and none at all in titles and other plain text',
  },
  'too-many-footnotes': { severity: 'error', requirement: 'An article has at most 1,000 footnotes' },
  'too-deep': { severity: 'warning', requirement: 'Quotations, lists and elements nest at most 100 deep' },
} as const satisfies Readonly<
  Record<string, { readonly severity: Severity; readonly costs?: 'part'; readonly requirement: string }>
>;

/** Kebab-case name of a rule. */
export type Rule = keyof typeof rules;

/** Whether a breach takes its article out. */
export const takesOut = (code: Rule): boolean => {
  const rule: { readonly severity: Severity; readonly costs?: 'part' } = rules[code];
  return rule.severity === 'error' && rule.costs !== 'part';
};
