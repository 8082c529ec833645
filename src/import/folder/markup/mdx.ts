import { type Arguments, argument } from './arguments.ts';
import { codeRanges, outsideOf } from './code-ranges.ts';
import { embed, embedUrl, figure, impliedBy } from './embeds.ts';

type MdxRules = {
  /** Told of each component, expression and statement that does not come along: `component <Chart>`. */
  readonly onLoss: (kind: string) => void;
};

/** MDX as Markdown: pictures, players and links of components stay, their other markup goes, and what is in them stays. */
export function translateMdx(text: string, { onLoss }: MdxRules): string {
  const pictures = new Map<string, string>();
  const withoutStatements = outsideOf(text, codeRanges(text, 'markdown'), (piece) =>
    piece
      .replace(/\{\/\*[\s\S]{0,5000}?\*\/\}/g, '')
      .replace(
        /^import\s+(?:([\w$]+)\s+from\s+|[^'"\n;]{0,300}?from\s+)?["']([^"'\n]+)["'];?[ \t]*$/gm,
        (_, name, from) => {
          if (typeof name === 'string') pictures.set(name, String(from));
          return '';
        },
      )
      .replace(/^import\s*\{[^{}]{0,2000}\}\s*from\s*["'][^"'\n]+["'];?[ \t]*$/gm, '')
      .replace(
        /^export\s+(?:const|let|default|function|async|type|interface)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*/gm,
        () => {
          onLoss('export');
          return '';
        },
      ),
  );
  return outsideOf(withoutStatements, codeRanges(withoutStatements, 'markdown'), (piece) =>
    components(piece, { pictures, onLoss }),
  );
}

type JsxTag = {
  readonly end: number;
  readonly name: string;
  readonly kind: 'open' | 'close' | 'alone';
  readonly args: Arguments;
};

function components(
  text: string,
  { pictures, onLoss }: MdxRules & { pictures: ReadonlyMap<string, string> },
): string {
  let result = '';
  let at = 0;
  const starts = /<\/?([A-Z][\w.]*|img)(?=[\s/>])|\{/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const isExpression = match[0] === '{';
    const tag = isExpression ? undefined : tagAt(text, match.index, pictures);
    const end = isExpression ? braceEnd(text, match.index) : tag?.end;
    if (end === undefined) continue;
    result += text.slice(at, match.index);
    result +=
      tag === undefined ? expression(text.slice(match.index + 1, end - 1), onLoss) : component(tag, onLoss);
    at = end;
    starts.lastIndex = end;
  }
  return result + text.slice(at);
}

function expression(code: string, onLoss: MdxRules['onLoss']): string {
  const [, text] = /^\s*(?:"([^"\n]*)"|'[^'\n]*'|`[^`$]*`)\s*$/.exec(code)
    ? [undefined, code.trim().slice(1, -1)]
    : [];
  if (text !== undefined) return text;
  if (code.trim() !== '') onLoss('expression {…}');
  return '';
}

function component({ name, kind, args }: JsxTag, onLoss: MdxRules['onLoss']): string {
  if (kind === 'close') return '';
  const src = argument(args, 'src');
  if (/^(?:img|Image|Picture|NextImage|StaticImage|GatsbyImage|Img|Figure)$/.test(name) && src !== undefined)
    return figure({
      src,
      alt: argument(args, 'alt'),
      caption: argument(args, 'caption'),
      credit: argument(args, 'credit'),
    });
  if (name === 'img') return '';
  const url = embedUrl(name, args);
  if (url !== undefined) return embed(url, 'markdown');
  if (/^(?:Fragment|React\.Fragment)$/.test(name)) return '';
  onLoss(`component <${name}>`);
  return kind === 'alone' ? (impliedBy(args, undefined) ?? '') : '';
}

/** The tag that begins at an offset, with attributes as arguments; those of a picture that was imported with its path. */
function tagAt(text: string, start: number, pictures: ReadonlyMap<string, string>): JsxTag | undefined {
  const [opening = '', slash, name = ''] = /^<(\/?)([\w.]+)/.exec(text.slice(start, start + 100)) ?? [];
  const named: Record<string, string> = {};
  let at = start + opening.length;
  const limit = Math.min(text.length, at + LONGEST);
  while (at < limit) {
    const rest = text.slice(at, at + 80);
    const [space = ''] = /^\s+/.exec(rest) ?? [];
    at += space.length;
    if (text.startsWith('/>', at))
      return { end: at + 2, name, kind: 'alone', args: { positional: [], named } };
    if (text[at] === '>')
      return { end: at + 1, name, kind: slash ? 'close' : 'open', args: { positional: [], named } };
    if (text[at] === '{') {
      at = braceEnd(text, at) ?? limit;
      continue;
    }
    const [key = ''] = /^[\w:.-]+/.exec(text.slice(at, at + 80)) ?? [];
    if (key === '') return undefined;
    at += key.length;
    if (text[at] !== '=') continue;
    const value = valueAt(text, at + 1, pictures);
    if (value === undefined) return undefined;
    if (value.text !== undefined) named[key] = value.text;
    at = value.end;
  }
  return undefined;
}

const LONGEST = 20_000;

function valueAt(
  text: string,
  at: number,
  pictures: ReadonlyMap<string, string>,
): { readonly text?: string; readonly end: number } | undefined {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    return end < 0 ? undefined : { text: text.slice(at + 1, end), end: end + 1 };
  }
  const end = quote === '{' ? braceEnd(text, at) : undefined;
  if (end === undefined) return undefined;
  const code = text.slice(at + 1, end - 1).trim();
  const literal = /^(?:"[^"\n]*"|'[^'\n]*'|`[^`$]*`)$/.test(code) ? code.slice(1, -1) : undefined;
  const required = /^(?:require|import)\(\s*["']([^"'\n]+)["']\s*\)/.exec(code)?.[1];
  return { text: literal ?? required ?? pictures.get(code.replace(/\.src$/, '')), end };
}

/** The end of what is in braces, with those in it. */
function braceEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + LONGEST); at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
