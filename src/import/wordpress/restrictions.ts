import { blockOf, commentsIn } from './blocks.ts';

/** Plugins that do nothing else, by how their keys begin. */
const PLUGINS =
  /^_?(?:rcp|wcm|wc_memberships?|mepr|pmpro|s2member|members_access|um_content|jetpack_newsletter|memberful_acl|memberful_available|ihc_mb_who|wpmem_block|arm_access_plan|passster_activate|ppwp?)(?:[_-]|$)/i;

/** Words of keys that say so alone; those that do with another of them, or with a value that says yes; and those with which they speak of something else. */
const ALWAYS = /^(?:restrict|restricted|restriction|restrictions|restricting|paywall|paywalled)$/;
const PASSWORD = /^pass(?:word|words|wd|phrase)$/;
const OFTEN = /^(?:access|member|members|membership|memberships|paid|premium|subscriber|subscribers)$/;
const PROTECTING =
  /^(?:only|content|level|levels|role|roles|required|require|protected|protect|allowed|post|is|visibility|plan|plans|tier)$/;
const OTHERWISE =
  /^(?:team|staff|board|crew|band|cast|council|faculty|committee|family|group|count|number|num|total|name|names|title|bio|photo|image|email|list|date|time|last|token|key|log|by|for|to|url|map|partner|partners|since|born)$/;

const OPEN_VALUES =
  /^(?:|0|no|none|off|false|everybody|everyone|anyone|public|all|free|n;|a:0:\{\}|\[\]|\{\}|i:0;|b:0;|s:0:"";)$/i;

const YES =
  /^(?:1|yes|y|on|true|enabled|active|required|private|protected|restricted|locked|members?|members?[ _-]only|registered|logged[ _-]?in|paid|premium|subscribers?|subscribers?[ _-]only|b:1;|i:1;)$/i;

/** Why a membership plugin keeps a post from readers, by its custom fields; undefined where none does. */
export function restrictedBy(fields: ReadonlyMap<string, string>): string | undefined {
  for (const [key, value] of fields)
    if (restricts(key, value.trim())) return `it is not for everyone (${key.slice(0, 60)})`;
  return undefined;
}

function restricts(key: string, value: string): boolean {
  if (OPEN_VALUES.test(value)) return false;
  if (PLUGINS.test(key)) return true;
  const words = key
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (words.some((word) => ALWAYS.test(word) || PASSWORD.test(word))) return true;
  if (!words.some((word) => OFTEN.test(word)) || words.some((word) => OTHERWISE.test(word))) return false;
  const [only = ''] = words.length === 1 ? words : [];
  return (
    YES.test(value) ||
    /^(?:access|memberships?|paid|premium)$/.test(only) ||
    words.some((word) => PROTECTING.test(word))
  );
}

/** A text without the parts that only some readers are shown, and what they were in. */
export type Unrestricted = { readonly text: string; readonly kinds: readonly string[] };

/** Takes out what membership plugins and the block editor hide. */
export function withoutRestricted(source: string): Unrestricted {
  const blocks = withoutHiddenBlocks(source);
  const shortcodes = withoutMemberShortcodes(blocks.text);
  return { text: shortcodes.text, kinds: [...blocks.kinds, ...shortcodes.kinds] };
}

const isHidden = (name: string, settings: string): boolean =>
  /^premium-content\/subscriber-view$/.test(name) || /"hideBlock"\s{0,9}:\s{0,9}true/.test(settings);

function withoutHiddenBlocks(source: string): Unrestricted {
  const pieces: string[] = [];
  const kinds: string[] = [];
  let [at, depth] = [0, 0];
  for (const { start, end, text } of commentsIn(source)) {
    const block = blockOf(text);
    if (block === undefined) continue;
    const { name, kind } = block;
    if (depth > 0) {
      depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      at = end;
      continue;
    }
    const isWall = name === 'jetpack/paywall' && kind !== 'close';
    if (!isWall && (kind === 'close' || !isHidden(name, block.settings))) continue;
    pieces.push(source.slice(at, start));
    kinds.push(`block ${name}`);
    at = end;
    if (isWall) return { text: pieces.join(''), kinds };
    depth = kind === 'open' ? 1 : 0;
  }
  return { text: pieces.join('') + (depth > 0 ? '' : source.slice(at)), kinds };
}

const MEMBER_TAG =
  /\[(\/?)(membership|restrict|restrict_content|private|wcm_\w{1,40}|mepr-\w{1,40}|um_\w{1,40}|members_\w{1,40}|rcp_\w{1,40}|pmpro_\w{1,40}|s2\w{1,40}|wc_memberships_\w{1,40}|memberful\w{0,40}|ihc-[\w-]{1,40}|arm_\w{1,40}|wpmem_\w{1,40}|wlm_\w{1,40}|swpm_\w{1,40}|passster|content_protector|ppwp|leaky_paywall\w{0,40}|paywall|premium|protected|loggedin|logged_in|members?|subscribers?|paid)(?=[\s\]/])[^\][]{0,2000}\]/gi;

/** With an end, what is between is left out too. */
function withoutMemberShortcodes(source: string): Unrestricted {
  const tags = [...source.matchAll(MEMBER_TAG)];
  const ends = new Map<string, number>();
  for (const tag of tags) if (tag[1] === '/') ends.set(String(tag[2]).toLowerCase(), tag.index);
  const pieces: string[] = [];
  const kinds: string[] = [];
  let at = 0;
  let until: string | undefined;
  for (const tag of tags) {
    const [whole, slash = '', written = ''] = tag;
    const name = written.toLowerCase();
    if (until !== undefined) {
      if (slash === '/' && name === until) until = undefined;
    } else {
      pieces.push(source.slice(at, tag.index));
      if (slash === '') kinds.push(`shortcode [${name}]`);
      if (slash === '' && (ends.get(name) ?? -1) > tag.index) until = name;
    }
    at = tag.index + whole.length;
  }
  return { text: pieces.join('') + source.slice(at), kinds };
}
