import type { Resolved } from '../article/library.ts';
import { addressLines } from './addresses.ts';
import { type Framed, framed } from './frames.ts';
import type { Remark } from './markup.ts';
import { isHidden, isPlaceholder, lazyAddress, pictured } from './pictures.ts';
import { createStack } from './stack.ts';
import { startTag, type Token, tokensOf } from './tokens.ts';

export type Rewriting = {
  /** Hosts whose frames and sounds may be shown. */
  readonly embeds: readonly string[];
  readonly base: string;
  readonly link: (reference: string) => Resolved;
  readonly remark: (remark: Remark) => void;
};

type RewriteState = Rewriting & {
  readonly stack: ReturnType<typeof createStack>;
  readonly out: string[];
  /** The `source` elements of the `picture` that is open. */
  sources: Token['attributes'][] | undefined;
  /** Set within `noscript`, of which pictures alone are kept. */
  noscript: { isUsed: boolean } | undefined;
  /** Set within a frame or object, of which nothing is kept. */
  inside: { readonly name: string; depth: number; found: boolean } | undefined;
  /** The picture before, while nothing else came after it. */
  picture:
    | { readonly piece: number; readonly src: string; readonly kind: 'true' | 'lazy' | 'blank' }
    | undefined;
  /** What there is to say of pictures without an address, by their piece. */
  readonly lost: Map<number, Remark>;
};

/**
 * HTML, before it is sanitized, as a page shows it once its scripts have run: pictures with their true address, addresses alone on a
 * line as links or as what they play, frames that are not allowed as links; and no deeper than a parser reads in linear time.
 */
export function rewritten(html: string, options: Rewriting): string {
  const state: RewriteState = {
    ...options,
    ...{ stack: createStack(), out: [], sources: undefined, noscript: undefined, inside: undefined },
    ...{ picture: undefined, lost: new Map() },
  };
  const lower = html.toLowerCase();
  // What is never closed has nothing within it.
  const lastClosed = new Map(framing.map((name) => [name, lower.lastIndexOf(`</${name}`)]));
  let before: Token | undefined;
  let at = 0;
  for (const token of tokensOf(html)) {
    text(html.slice(at, token.start), before, token, state);
    const empty = token.closed || (lastClosed.get(token.name) ?? -1) < token.end;
    element(token, html.slice(token.start, token.end), empty, state);
    before = token;
    at = token.end;
  }
  text(html.slice(at), before, undefined, state);
  sources(false, '', state);
  for (const remark of state.lost.values()) state.remark(remark);
  return state.out.join('');
}

const framing = ['iframe', 'object'];

function text(raw: string, before: Token | undefined, after: Token | undefined, state: RewriteState): void {
  if (raw === '' || state.inside || state.noscript) return;
  if (raw.trim() !== '') state.picture = undefined;
  state.out.push(addressLines(raw, before, after, state));
}

function element(token: Token, raw: string, empty: boolean, state: RewriteState): void {
  const { name, kind } = token;
  const opens = kind === 'open';
  if (state.inside) within(token, state.inside, state);
  else if (name === 'noscript') noscript(token, state);
  else if (name === 'picture') sources(opens, raw, state);
  else if (opens && name === 'source' && state.sources) state.sources.push(token.attributes);
  else if (opens && name === 'img') picture(token, raw, state);
  else if (images.has(name)) amp(token, state);
  else if (state.noscript) return;
  else if (opens && frames.has(name)) frame(token, empty, state);
  else if (frames.has(name)) return;
  else if (!opens && state.stack.close(name)) state.out.push(raw);
  else if (opens && state.stack.open(name)) state.out.push(players.has(name) ? played(token, raw) : raw);
}

/** Pictures of AMP's pages. */
const images = new Set(['amp-img', 'amp-anim']);

/** What AMP shows in place of a picture, until it is there or where it cannot be, stands within it. */
function amp(token: Token, state: RewriteState): void {
  const { kind, attributes } = token;
  const isSpare = attributes.fallback !== undefined || attributes.placeholder !== undefined;
  if (kind === 'open' && !isSpare) picture(token, '', state);
}

/** A choice of pictures; one without an `img`, which readers show nothing of, is the best of them. */
function sources(opens: boolean, raw: string, state: RewriteState): void {
  const before = state.sources ?? [];
  state.sources = undefined;
  if (before.length > 0) {
    state.sources = before;
    picture({ attributes: {} }, raw, state);
  }
  state.sources = opens ? [] : undefined;
}

const frames = new Set(['iframe', 'object', 'embed']);
const players = new Set(['audio', 'video', 'source']);

/** A sound or film with its true address. */
function played({ name, attributes }: Token, raw: string): string {
  const address = isPlaceholder(attributes.src ?? '') ? lazyAddress(attributes) : undefined;
  return address === undefined ? raw : startTag(name, { ...attributes, src: address });
}

function noscript({ kind }: Token, state: RewriteState): void {
  if (kind === 'open') state.noscript = { isUsed: false };
  else {
    if (state.noscript?.isUsed === false)
      state.remark({
        code: 'markup-removed',
        message: '<noscript> was removed, as feed readers do not accept it; leave it out',
        excerpt: '<noscript',
      });
    state.noscript = undefined;
  }
}

function picture({ attributes }: Pick<Token, 'attributes'>, raw: string, state: RewriteState): void {
  const sources = state.sources ?? [];
  // One `img` is what a choice of pictures is for.
  if (state.sources) state.sources = [];
  const made = pictured(attributes, sources);
  const { src = '' } = made ?? {};
  const before = state.picture;
  if (isHidden(attributes) && lazyAddress(attributes) === undefined) {
    if (state.noscript) state.noscript.isUsed = true;
    state.remark(lostPicture('img', attributes.src ?? ''));
    return;
  }
  if (state.noscript) {
    state.noscript.isUsed = true;
    // It stands for the picture before, which a script was to show.
    if (before?.kind === 'lazy' || before?.src === src) return;
    if (before?.kind === 'blank') {
      state.out[before.piece] = '';
      state.lost.delete(before.piece);
    }
  }
  if (!made) {
    state.lost.set(state.out.length, lost(attributes, raw));
    state.picture = { piece: state.out.length, src, kind: 'blank' };
    state.out.push('');
    return;
  }
  const kind = isPlaceholder(src) ? 'blank' : lazyAddress(attributes) === undefined ? 'true' : 'lazy';
  state.picture = { piece: state.out.length, src, kind };
  const same = attributes.src === src;
  state.out.push(same && attributes.srcset === undefined && raw !== '' ? raw : startTag('img', made));
}

/** What is said of what is there to be loaded and not to be seen. */
const lostPicture = (name: string, src: string): Remark => ({
  code: 'markup-removed',
  message: `<${name} src="${src.slice(0, 60)}"> is too small to be seen, or hidden, as what counts readers is; it was left out; remove it`,
  excerpt: src,
});

/** What is said of a picture of which there is only what a page shows until it is loaded. */
const lost = ({ alt = '', src = '' }: Token['attributes'], raw: string): Remark => ({
  code: /^\s*(?:data|about):/i.test(src) ? 'unsafe-link' : 'missing-image',
  message: `the image “${alt.slice(0, 60)}” has no address${src.trim() === '' ? '' : ` but that of a placeholder, ${src.slice(0, 30)}`}, so it was left out; write its own as src=`,
  excerpt: raw,
});

const withoutAddress = (name: string): Remark => ({
  code: 'markup-removed',
  message: `<${name}> has no address, so it was left out; write it as src=, or leave it out`,
  excerpt: `<${name}`,
});

function frame(token: Token, empty: boolean, state: RewriteState): void {
  const { name, attributes } = token;
  const src = name === 'object' ? attributes.data : attributes.src;
  const shown = isPlaceholder(src ?? '') ? (lazyAddress(attributes) ?? '') : (src ?? '');
  const hidden = isHidden(attributes);
  if (hidden) state.remark(lostPicture(name, shown));
  else if (shown === '' && name !== 'object') state.remark(withoutAddress(name));
  const found = hidden || (shown !== '' && write(framed(shown, attributes, state), state));
  if (!empty && name !== 'embed') state.inside = { name, depth: 1, found };
}

/** Nothing of a frame is kept; of an object, the first address it has. */
function within(
  { name, kind, attributes }: Token,
  inside: NonNullable<RewriteState['inside']>,
  state: RewriteState,
): void {
  if (name === inside.name) inside.depth += kind === 'open' ? 1 : -1;
  if (inside.depth <= 0) {
    if (!inside.found && inside.name === 'object')
      state.remark({
        code: 'markup-removed',
        message: '<object> was removed, as feed readers do not accept it; leave it out',
        excerpt: '<object',
      });
    state.inside = undefined;
  } else if (inside.name === 'object' && !inside.found) {
    const named = /^(?:movie|src|url|filename)$/i.test(attributes.name ?? '') ? attributes.value : undefined;
    const address =
      name === 'param' ? named : name === 'embed' || name === 'iframe' ? attributes.src : undefined;
    if (address) inside.found = write(framed(address, attributes, state), state);
  }
}

function write(made: Framed, state: RewriteState): boolean {
  state.picture = undefined;
  if (made.refused !== undefined) state.remark(made.refused);
  if (made.html !== '') state.out.push(made.html);
  return true;
}
