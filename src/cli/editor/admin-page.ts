/** Where each editor's program is, at the version that was tried. */
const programs = {
  decap: 'https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js',
  sveltia: 'https://unpkg.com/@sveltia/cms@0.221.1/dist/sveltia-cms.js',
} as const;

type AdminPage = {
  readonly cms: keyof typeof programs;
  readonly title: string;
  /** Who mints ids (RFC 4151 §2.1). */
  readonly authority: string;
};

/** `admin/index.html`, which loads the program. */
export function adminPage({ cms, title, authority }: AdminPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}: editor</title>
</head>
<body>
<script src="${programs[cms]}"></script>
${cms === 'decap' ? `<script>\n${preSave(authority)}</script>\n` : ''}</body>
</html>
`;
}

/**
 * Before Decap saves an article, keys without a value are taken out, as Dateline would read some of them as text, and a new one gets its id. Sveltia has
 * settings for both.
 */
const preSave = (
  authority: string,
): string => `const isEmpty = (value) => value === undefined || value === null || value === '' || value.size === 0;
const isUsual = (value, key) => (key === 'draft' && value === false) || (key === 'callout' && value === true);
const pruned = (value) =>
  value && value.map && value.filterNot ? value.map(pruned).filterNot(isEmpty) : value;
CMS.registerEventListener({
  name: 'preSave',
  handler: ({ entry }) => {
    const data = pruned(entry.get('data')).filterNot(isUsual);
    if (!data.has('date') || data.has('id')) return data;
    const day = String(data.get('date')).slice(0, 10);
    return data.set('id', ${JSON.stringify(`tag:${authority},`).replaceAll('<', '\\u003c')} + day + ':' + crypto.randomUUID());
  },
});
`;
