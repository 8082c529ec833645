import { parse } from '../../content/body/markdown.ts';
import type { Remark } from '../../content/body/markup.ts';
import { withoutCode } from '../../content/body/prose.ts';
import { render } from '../../content/body/render.ts';
import { tokensOf } from '../../content/body/tokens.ts';
import { decodedAddress } from '../../domain/uri.ts';
import type { ImportedBody } from '../imported.ts';
import { blocksOf, htmlBlock } from './blocks.ts';
import { withoutHidden } from './hidden.ts';
import { playerHosts, safeHtml } from './safe-html.ts';
import { signatureOf, wordsOf } from './signature.ts';
import { attribute, elementsIn, htmlOf, treeOf } from './tree.ts';
import { toMarkdown } from './turndown.ts';

/** What does not come along of a body. */
export type BodyLoss = { readonly what: string; readonly kind: string };

export type PreparedBody = {
  /** Addresses of pictures, sounds, films and files that it names, absolute where they can be. */
  readonly references: readonly string[];
  /** The text with references as they are called here. */
  finish(renamed: ReadonlyMap<string, string>): FinishedBody;
};

export type FinishedBody = {
  /** Markdown, with HTML where that says more; without line ends around it. */
  readonly text: string;
  readonly losses: readonly BodyLoss[];
  /** Hosts of well-known players that it shows. */
  readonly embeds: readonly string[];
};

type BodyContext = {
  /** Absolute URL of the article; relative addresses are those of its page. */
  readonly base: string | undefined;
};

/** Reads a body in two steps, as its files are copied in between. */
export function prepareBody({ format, text }: ImportedBody, { base }: BodyContext): PreparedBody {
  return format === 'markdown' ? preparedMarkdown(text) : preparedHtml(text, base);
}

function preparedHtml(source: string, base: string | undefined): PreparedBody {
  const { html: text, hidden } = withoutHidden(source);
  const { html, remarks } = safeHtml(text, base);
  const tree = treeOf(html);
  const named = [...elementsIn(tree)].flatMap((element) =>
    sources.flatMap((name) => {
      const value = attribute(element, name);
      const isFile = value !== undefined && (name !== 'href' || isFileName(value));
      return isFile && element.tagName !== 'iframe' ? [{ element, name, value }] : [];
    }),
  );
  return {
    references: [...new Set(named.map(({ value }) => value))],
    finish(renamed) {
      for (const { element, name, value } of named) {
        const reference = renamed.get(value);
        const written = element.attrs.find((each) => each.name === name);
        if (reference !== undefined && written !== undefined) written.value = reference;
      }
      const shown = htmlOf(tree.childNodes);
      const markdown = markdownOf(shown);
      const lost = difference(wordsOf(text), wordsOf(rendered(markdown).html));
      const losses = [
        ...hiddenLosses(hidden),
        ...lossesOf(remarks),
        ...frameLosses(shown),
        ...(lost === undefined ? [] : [lost]),
      ];
      return { text: markdown, losses, embeds: embedsIn(shown) };
    },
  };
}

const sources = ['src', 'poster', 'href'] as const;

/** Whether a link leads to a file rather than a page. */
const isFileName = (address: string): boolean =>
  /\.(?!html?$|php$|aspx?$|com$|org$|net$)[a-z0-9]{2,5}$/i.test(address.split(/[?#]/, 1)[0] ?? '');

/** Markdown that shows what the HTML does, block by block as far as it can. */
function markdownOf(html: string): string {
  const blocks = blocksOf(html);
  const written = joinedBlocks(blocks.map(markdownBlock));
  if (signatureOf(rendered(written).html) === signatureOf(html)) return written;
  return blocks.map(htmlBlock).join('\n\n');
}

function markdownBlock(block: string): string {
  const expected = signatureOf(block);
  if (!mustStay.test(block))
    for (const notation of ['markdown', 'html'] as const) {
      const markdown = toMarkdown(block, notation);
      if (signatureOf(rendered(markdown).html) === expected) return markdown;
    }
  return htmlBlock(block);
}

/** What Markdown has no way to say, and comparing does not see. */
const mustStay =
  /^<(?:figure|audio|video|details|dl|aside)\b|<(?!code\b|a\b|img\b|span\b|t[dh]\b|time\b|abbr\b)[a-z]\w*\b[^<>]*\s(?:id|lang|dir|reversed|type|align|cite|title)=/;

/** Two lists one after the other would be one. */
const joinedBlocks = (blocks: readonly string[]): string =>
  blocks
    .map((block, at) => (isList(block) && isList(blocks[at - 1] ?? '') ? `<!-- -->\n\n${block}` : block))
    .join('\n\n');

const isList = (block: string): boolean => /^(?:- |\d{1,9}\. )/.test(block);

/** A text as Dateline shows it, its references as they stand. */
const rendered = (text: string) =>
  render({
    ...{ text, line: 1, id: '', base: '', language: 'en' },
    embeds: embedsOf(text),
    refer: { resolve: (_, url) => ({ kind: 'url', url }), files: () => [], found: () => [] },
  });

const embedsOf = (text: string): readonly string[] => [
  ...playerHosts,
  ...tokensOf(text.includes('<iframe') ? text : '').flatMap(
    ({ attributes }) => URL.parse(attributes.src ?? '')?.hostname ?? [],
  ),
];

/** The hosts of the frames of a text. */
function frameHostsIn(html: string): readonly string[] {
  if (!html.includes('<iframe')) return [];
  const frames = tokensOf(html).filter(({ name, kind }) => name === 'iframe' && kind === 'open');
  return [...new Set(frames.flatMap(({ attributes }) => URL.parse(attributes.src ?? '')?.hostname ?? []))];
}

const embedsIn = (html: string): readonly string[] =>
  frameHostsIn(html).flatMap((host) =>
    playerHosts.includes(host)
      ? [host]
      : /(?:^|\.)youtube\.com$/.test(host)
        ? ['www.youtube-nocookie.com']
        : [],
  );

/** Frames that are links until the newsroom allows their host. */
const frameLosses = (html: string): readonly BodyLoss[] =>
  frameHostsIn(html)
    .filter((host) => embedsIn(`<iframe src="https://${host}/">`).length === 0)
    .map((host) => ({
      what: `its frame of ${host} is shown as a link until embeds in site.yaml has that host`,
      kind: `frame of ${host}`,
    }));

/** What Dateline's own renderer takes out of a text. */
const reported = (code: string): boolean => code === 'markup-removed' || kinds[code] !== undefined;

function lossesOf(remarks: readonly Pick<Remark, 'code' | 'message'>[]): readonly BodyLoss[] {
  const losses = remarks
    .filter(({ code }) => reported(code))
    .map(({ code, message }) => ({
      what: message.replace(/; (?:leave it out|remove it)$/, ''),
      kind: kindOf(code, message),
    }));
  return [...new Map(losses.map((loss) => [loss.what, loss])).values()];
}

function kindOf(code: string, message: string): string {
  if (code !== 'markup-removed') return kinds[code] ?? message;
  if (message.includes('too small to be seen')) return 'picture or frame that is not to be seen';
  const [, element] = /^<([\w-]+)/.exec(message) ?? [];
  return element === undefined ? 'script in an attribute' : `<${element}>`;
}

/** What is alike, by the rule it breaks. */
const kinds: Readonly<Record<string, string>> = {
  'unsafe-link': 'address that is unsafe',
  'missing-image': 'picture without an address',
  'too-deep': 'elements that nest too deep',
  'too-many-footnotes': 'too many footnotes',
  'embed-host': 'frame that is shown as a link',
};

const hiddenLosses = (hidden: readonly string[]): readonly BodyLoss[] =>
  hidden.map((text) => ({
    what: `text that is hidden left out: “${text.slice(0, 60)}”`,
    kind: 'hidden text',
  }));

/** Where the words of a text first differ from those of what is made of it. */
function difference(before: string, after: string): BodyLoss | undefined {
  if (before === after) return undefined;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const [was, is] = [before, after].map((text) => text.slice(Math.max(at - 10, 0), at + 20));
  return { what: `its text differs, from “${was}”, which is “${is}” now`, kind: 'text that differs' };
}

function preparedMarkdown(text: string): PreparedBody {
  const references = [...new Set(addressesIn(text))];
  return {
    references,
    finish(renamed) {
      const written = withReferences(text, renamed).trim();
      const { html, findings } = rendered(written);
      return { text: written, losses: lossesOf(findings), embeds: embedsIn(html) };
    },
  };
}

/** Addresses of pictures and files in Markdown, as they are written. */
function addressesIn(text: string): readonly string[] {
  const found: string[] = [];
  const ofHtml = (html: string) => {
    for (const { attributes } of tokensOf(html))
      for (const name of sources) if (attributes[name] !== undefined) found.push(attributes[name]);
  };
  for (const { type, content, children } of parse(text)) {
    if (type === 'html_block') ofHtml(content);
    for (const child of children ?? []) {
      if (child.type === 'html_inline') ofHtml(child.content);
      const address = child.attrGet('src') ?? child.attrGet('href');
      if (address) found.push(decodedAddress(String(address)));
    }
  }
  return found.filter((address) => address !== '' && !address.startsWith('#'));
}

/** Each address by its new name, where it stands alone and is not code. */
function withReferences(text: string, renamed: ReadonlyMap<string, string>): string {
  let result = text;
  for (const [before, after] of renamed)
    for (const spelling of new Set([before, encodeURI(before), before.replaceAll('&', '&amp;')])) {
      if (!result.includes(spelling) || before === after) continue;
      const prose = withoutCode(result, codeLines(result));
      const pieces: string[] = [];
      let end = 0;
      for (let at = result.indexOf(spelling); at >= 0; at = result.indexOf(spelling, at + spelling.length)) {
        const next = at + spelling.length;
        const isWhole =
          /^[(<"'= \t\n]?$/.test(result[at - 1] ?? '') && /^[)>"' \t\n]?$/.test(result[next] ?? '');
        if (!isWhole || prose[at] === ' ') continue;
        pieces.push(result.slice(end, at), after);
        end = next;
      }
      result = pieces.join('') + result.slice(end);
    }
  return result;
}

const codeLines = (text: string): readonly (readonly [number, number])[] =>
  parse(text).flatMap(({ type, map }) => (map && /^(?:fence|code_block)$/.test(type) ? [map] : []));
