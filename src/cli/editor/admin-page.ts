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
  /** The newsroom's. */
  readonly timezone: string;
};

/** `admin/index.html`, which loads the program. */
export function adminPage({ cms, title, authority, timezone }: AdminPage): string {
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
${cms === 'decap' ? `<script>\n${timeWidget(timezone)}${preSave(authority)}</script>\n` : ''}</body>
</html>
`;
}

/** A text in a script. */
const literal = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');

/**
 * Decap's own field for times has the browser's for “Now”, where front matter is read in the newsroom's: from elsewhere it would be hours off. A time that
 * is written in another way, with seconds or an offset, is shown and kept as it is.
 */
const timeWidget = (timezone: string): string => `const newsroomNow = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ${literal(timezone)}, dateStyle: 'short', timeStyle: 'short' }).format(new Date());
const NewsroomTime = createClass({
  componentDidMount() {
    if (!this.props.value && this.props.field.get('required')) this.props.onChange(newsroomNow());
  },
  render() {
    const { value = '', onChange, forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
    const isPicked = value === '' || /^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$/.test(value);
    const typed = ({ target }) => isPicked ? target.value && onChange(target.value.replace('T', ' ')) : onChange(target.value);
    const button = (text, action) => h('button', { type: 'button', onClick: action, style: { marginLeft: '1em' } }, text);
    return h('div', { className: classNameWrapper },
      h('input', {
        id: forID, type: isPicked ? 'datetime-local' : 'text', value: isPicked ? value.replace(' ', 'T') : value,
        onChange: typed, onFocus: setActiveStyle, onBlur: setInactiveStyle,
      }),
      button('Now', () => onChange(newsroomNow())),
      button('Clear', () => onChange('')));
  },
});
CMS.registerWidget('newsroom-time', NewsroomTime);
`;

/**
 * Before Decap saves an article, keys without a value are taken out, as Dateline would read some of them as text, and a new one gets its id: another would be another article to readers. Sveltia has
 * settings for both.
 */
const preSave = (
  authority: string,
): string => `const isEmpty = (value) => value === undefined || value === null || value === '' || value.size === 0;
const isUsual = (value, key) => ((key === 'draft' || key === 'live') && value === false) || (key === 'callout' && value === true);
const pruned = (value) =>
  value && value.map && value.filterNot ? value.map(pruned).filterNot(isEmpty) : value;
CMS.registerEventListener({
  name: 'preSave',
  handler: ({ entry }) => {
    const data = pruned(entry.get('data')).filterNot(isUsual);
    if (!entry.get('newRecord') || !data.has('date') || data.has('id')) return data;
    const day = String(data.get('date')).slice(0, 10);
    return data.set('id', ${literal(`tag:${authority},`)} + day + ':' + crypto.randomUUID());
  },
});
`;
