import { type Arguments, readArguments } from './arguments.ts';
import { codeRanges, isInRange } from './code-ranges.ts';
import { type BodyFormat, codeBlock } from './embeds.ts';

/** A Hugo shortcode; `inner` is undefined where it has no end. */
export type Shortcode = { readonly name: string; readonly args: Arguments; readonly inner?: string };

type ShortcodeRules = {
  readonly format: BodyFormat;
  /** What a shortcode becomes. */
  readonly translate: (shortcode: Shortcode) => string;
  /** Told of each that is left as it is, since it is in code. */
  readonly onCode: (name: string) => void;
  /** Whether `highlight` is Hugo's own. */
  readonly hasHighlight: boolean;
};

type ShortcodeToken = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'open' | 'close' | 'alone' | 'escaped';
  readonly name: string;
  readonly rest: string;
};

/** Hugo's shortcodes, `{{< name >}}` and `{{% name %}}`, translated; escaped ones (`{{</* name *\/>}}`) as readers see them. */
export function translateShortcodes(text: string, rules: ShortcodeRules): string {
  if (!/\{\{[<%]/.test(text)) return text;
  const { format, hasHighlight } = rules;
  const plain = hasHighlight ? highlighted(text, format) : text;
  const code = codeRanges(plain, format);
  return build(plain, tokensOf(plain), { code, rules });
}

/** `highlight` first: what looks like a shortcode or a fence in its code is code. */
function highlighted(text: string, format: BodyFormat): string {
  let result = '';
  let at = 0;
  const opening = /\{\{([<%])-?\s{0,20}highlight\s([^<>{}\n]{0,300})[>%]\}\}/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const closing = /\{\{[<%]-?\s*\/\s*highlight\s*[>%]\}\}/g;
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(text);
    if (end === null) break;
    const [language = ''] = readArguments(match[2] ?? '').positional;
    const code = unescaped(text.slice(opening.lastIndex, end.index));
    result += text.slice(at, match.index) + codeBlock(code, language, format);
    at = closing.lastIndex;
    opening.lastIndex = at;
  }
  return result + text.slice(at);
}

const unescaped = (text: string): string =>
  text.replace(
    /\{\{([<%])-?\s{0,20}\/\*([^\n*]{0,2000})\*\/\s{0,20}([>%])\}\}/g,
    (_, open, inner, close) => `{{${open}${inner}${close}}}`,
  );

function tokensOf(text: string): readonly ShortcodeToken[] {
  const tokens: ShortcodeToken[] = [];
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', start + 2)) {
    const delimiter = text[start + 2];
    if (delimiter !== '<' && delimiter !== '%') continue;
    const end = endOf(text, start + 3, delimiter === '<' ? '>}}' : '%}}');
    if (end === undefined) continue;
    const inner = text.slice(start + 3, end - 3).trim();
    tokens.push({ start, end, ...read(inner) });
  }
  return tokens;
}

/** The end of a shortcode, whose values may have it between quotation marks. */
function endOf(text: string, from: number, terminator: string): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < Math.min(text.length, from + LONGEST); at += 1) {
    const character = text[at];
    if (quote === undefined && text.startsWith(terminator, at)) return at + terminator.length;
    if (quote !== undefined && character === '\\' && quote === '"') at += 1;
    else if (quote === undefined && (character === '"' || character === '`')) quote = character;
    else if (character === quote) quote = undefined;
  }
  const plain = text.slice(from, from + LONGEST).indexOf(terminator);
  return plain < 0 ? undefined : from + plain + terminator.length;
}

const LONGEST = 10_000;

function read(inner: string): Pick<ShortcodeToken, 'kind' | 'name' | 'rest'> {
  if (inner.startsWith('/*')) return { kind: 'escaped', name: '', rest: inner.replace(/^\/\*|\*\/$/g, '') };
  const [, slash, name = '', rest = ''] = /^-?\s*(\/?)\s*([^\s/>]*)([\s\S]*)$/.exec(inner) ?? [];
  if (slash) return { kind: 'close', name, rest: '' };
  const isAlone = /(?:^|\s)\/$/.test(rest);
  return { kind: isAlone ? 'alone' : 'open', name, rest: isAlone ? rest.slice(0, -1) : rest };
}

type ShortcodeScope = { readonly code: ReturnType<typeof codeRanges>; readonly rules: ShortcodeRules };

type OpenShortcode = { readonly token: ShortcodeToken; readonly text: string };

/** The text with tokens in their places; of nested ones the inner is translated first. */
function build(text: string, tokens: readonly ShortcodeToken[], { code, rules }: ShortcodeScope): string {
  const frames: OpenShortcode[] = [];
  let current = '';
  let at = 0;
  const closes = (token: ShortcodeToken) =>
    tokens.some((other) => other.kind === 'close' && other.name === token.name && other.start > token.start);
  for (const token of tokens) {
    current += text.slice(at, token.start);
    at = token.end;
    const written = text.slice(token.start, token.end);
    const args = readArguments(token.rest);
    if (token.kind === 'escaped') current += unescaped(written);
    else if (isInRange(code, token.start)) {
      rules.onCode(token.name);
      current += written;
    } else if (token.kind === 'open' && closes(token) && frames.length < DEEPEST) {
      frames.push({ token, text: current });
      current = '';
    } else if (token.kind === 'close') current = closed(frames, token, { current, rules });
    else current += rules.translate({ name: token.name, args });
  }
  current += text.slice(at);
  for (let frame = frames.pop(); frame; frame = frames.pop())
    current = frame.text + opened(frame, rules) + current;
  return current;
}

const DEEPEST = 50;

const opened = ({ token }: OpenShortcode, rules: ShortcodeRules): string =>
  rules.translate({ name: token.name, args: readArguments(token.rest) });

/** What has been read since the shortcode that ends here, within it; those between that never end have no inner. */
function closed(
  frames: OpenShortcode[],
  end: ShortcodeToken,
  { current, rules }: { current: string; rules: ShortcodeRules },
): string {
  if (!frames.some(({ token }) => token.name === end.name)) return current;
  let inner = current;
  for (let frame = frames.pop(); frame; frame = frames.pop()) {
    if (frame.token.name === end.name)
      return frame.text + rules.translate({ name: end.name, args: readArguments(frame.token.rest), inner });
    inner = frame.text + opened(frame, rules) + inner;
  }
  return inner;
}
