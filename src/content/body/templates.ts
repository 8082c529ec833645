/** Markup of another system that reaches readers as it stands. */
export type Template = { readonly kind: string; readonly text: string; readonly index: number };

/** Every such piece of a text without code, by place. */
export function templatesIn(text: string): readonly Template[] {
  if (!mayHaveTemplates(text)) return [];
  const found = kinds.flatMap(([kind, pattern]) =>
    matches(text, pattern).map(({ 0: match, index }) => ({ kind, text: match.trim(), index })),
  );
  const shortcodes = [...shortcodesIn(text, '[', ']'), ...shortcodesIn(text, '{', '}')];
  const all = [...found, ...shortcodes].toSorted((a, b) => a.index - b.index);
  // Of pieces that overlap the first is the whole.
  let end = 0;
  return all.filter(({ index, text: piece }) => {
    const apart = index >= end;
    if (apart) end = index + piece.length;
    return apart;
  });
}

function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) if (found.push(match) >= most) break;
  return found;
}

/** Nobody corrects more at a time. */
const most = 1_000;

/** Whether it is worth looking: no text without these signs has any. */
export const mayHaveTemplates = (text: string): boolean => signs.test(text);

const signs =
  /\{[ {%:#./*\w]|<%|\[\[|[)\]]\{|@\[|^[ ]{0,3}(?:>[ ]{0,3}\[!|:::|!!! |\?\?\?)|\[\/[a-z]|\[[a-z][\w-]{0,40}\s[^[\]\n]{0,300}(?:=|https?:)|^\[[a-z0-9-]{3,14}\/?\]$|^[ ]{0,3}\[toc\]/im;

/** Pieces have an end within so many characters, so that looking for it takes no longer the longer the text is. */
const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['a Hugo shortcode', /\{\{[<%][^{}]{0,300}[%>]\}\}/g],
  ['a template expression', /\{\{[^{}]{1,300}\}\}/g],
  ['a template tag', /\{%[^{}]{1,300}%\}/g],
  ['a template tag', /<%[^<>]{1,300}%>/g],
  [
    'an attribute list',
    /\{:(?:\/[a-z]{0,20}|:?[a-z]{1,20}(?![\w-])|[ ]?[.#][\w-]|[ ]?[\w-]{1,30}=["'])[^{}\n]{0,200}\}/g,
  ],
  ['an attribute list', /\{ ?[#.][A-Za-z][\w:-]{0,60}(?: [^{}\n]{0,200})?\}/g],
  ['an attribute list', /(?<=[)\]])\{[ ]?[\w-]{1,30}=[^{}\n]{1,200}\}/g],
  ['a comment of MDX', /\{\/\*[^{}]{0,300}\*\/\}/g],
  ['a wiki link', /!\[\[[^[\]\n]{1,200}\]\]|\[\[[^[\]\n|#]{1,100}[|#][^[\]\n]{1,100}\]\]/g],
  ['a table of contents', /^[ ]{0,3}\[{1,2}_?TOC_?\]{1,2}[ ]*$/gim],
  ['a container', /^[ ]{0,3}(?::{3,10}[ ]?\{?[a-z][\w-]{0,30}|!!![ ][a-z]{1,30}|\?\?\?\+?[ ][a-z]{1,30})/gim],
  ['an alert', /^[ ]{0,3}>[ ]{0,3}\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|INFO)\]/gim],
  ['a plugin', /@\[[a-z]{2,30}\]\([^()\n]{0,200}\)/gi],
];

const bracketed = {
  '[': /\[(\/?)([a-z][\w-]{0,40})([\s=][^[\]\n]{0,300})?\/?\](?![([:])/gi,
  '{': /\{(\/?)([a-z][\w-]{1,40})([\s=][^{}\n]{0,300})?\}/gi,
};

/**
 * Shortcodes as WordPress, BBCode and Joomla have them: a name with attributes in quotation marks, one with an end, or one
 * of a well-known name with an attribute or alone on its line. Prose in brackets has none of these.
 */
function shortcodesIn(text: string, open: '[' | '{', close: string): readonly Template[] {
  const found = matches(text, bracketed[open]);
  const names = (slash: string) =>
    new Set(found.filter(([, each]) => each === slash).map(([, , name = '']) => name.toLowerCase()));
  const [begun, ended] = [names(''), names('/')];
  return found.flatMap(({ 0: match, 2: name = '', 3: rest = '', index }): readonly Template[] => {
    const key = name.toLowerCase();
    const paired = begun.has(key) && ended.has(key);
    const quoted = /\s[\w-]{1,40}=(?:["'“”″]|&quot;)/.test(rest);
    const usual =
      (wellKnown.has(key) && /\s[\w-]{1,40}=|\s+https?:/.test(rest)) ||
      (alone.has(name) && isAlone(text, index, match));
    const isShortcode = paired || (open === '[' && (quoted || usual));
    return isShortcode ? [{ kind: 'a shortcode', text: match, index }] : [];
  });

  function isAlone(whole: string, at: number, piece: string): boolean {
    const [before = '\n', after = '\n'] = [whole[at - 1], whole[at + piece.length]];
    return before === '\n' && after === '\n' && piece.endsWith(close);
  }
}

/** What is complete without an attribute, and no word that prose has in brackets on a line of its own. */
const alone = new Set(['gallery', 'playlist', 'contact-form', 'contact-form-7', 'gravityform', 'slideshow']);

/** Of WordPress itself and its most used plugins. */
const wellKnown = new Set(
  'audio caption embed gallery playlist video wp_caption youtube vimeo dailymotion soundcloud spotify tweet twitter instagram contact-form contact-form-7 gravityform slideshow googlemaps'.split(
    ' ',
  ),
);
