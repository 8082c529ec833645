import { blockOf, commentsIn } from './blocks.ts';

const RESTRICTING =
  /access|restrict|member|paid|paywall|premium|subscriber|^_?(?:rcp|wcm|wc_memberships|mepr|pmpro|s2member)/i;

const OPEN_VALUES =
  /^(?:|0|no|none|off|false|everybody|everyone|anyone|public|all|free|n;|a:0:\{\}|\[\]|\{\}|i:0;|b:0;|s:0:"";)$/i;

/** Why a membership plugin keeps a post from readers, by its custom fields; undefined where none does. */
export function restrictedBy(fields: ReadonlyMap<string, string>): string | undefined {
  for (const [key, value] of fields)
    if (RESTRICTING.test(key) && !OPEN_VALUES.test(value.trim()))
      return `it is not for everyone (${key.slice(0, 60)})`;
  return undefined;
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
  /\[(\/?)(membership|restrict|restrict_content|private|wcm_\w{1,40}|mepr-\w{1,40}|um_\w{1,40}|members_\w{1,40}|rcp_\w{1,40}|pmpro_\w{1,40}|s2\w{1,40}|member|subscriber|paid)(?=[\s\]/])[^\][]{0,2000}\]/gi;

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
