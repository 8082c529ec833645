import { type Context, Liquid, type TagToken, type Template, type TopLevelToken } from 'liquidjs';
import { isValues, type Value } from '../source/values.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { codeRanges } from './code-ranges.ts';
import { type BodyFormat, codeBlock } from './embeds.ts';

/** A tag that is none of Liquid's own: what it becomes, or undefined where that is not to be had. */
export type CustomTag = {
  readonly name: string;
  readonly args: Arguments;
  readonly written: string;
  readonly inner?: string;
};

export type LiquidRules = {
  readonly format: BodyFormat;
  /** What templates see: `site`, `page` … */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Text of a file that `include` names. */
  readonly include: (name: string, isRelative: boolean) => string | undefined;
  /** What a tag becomes that is not Liquid's own. */
  readonly translate: (tag: CustomTag) => string;
  readonly filters: Readonly<Record<string, (value: unknown, ...args: readonly unknown[]) => unknown>>;
  /** Told of what does not come along: `filter "money"`. */
  readonly onLoss: (kind: string) => void;
};

/** Liquid's tags and values, evaluated as Jekyll and Eleventy do; what is in code stays as it is. */
export function translateLiquid(text: string, rules: LiquidRules): string {
  if (!/\{[{%]/.test(text)) return text;
  const { masked, unmask } = maskCode(text, rules);
  if (!/\{[{%]/.test(masked)) return unmask(masked);
  const engine = engineOf(rules);
  prepare(engine, masked, rules);
  for (const name of rootNames(masked, rules.scope)) rules.onLoss(`template value "${name}"`);
  for (const path of unknownConditions(masked, rules.scope)) rules.onLoss(`part that depends on "${path}"`);
  try {
    return unmask(String(engine.parseAndRenderSync(masked, { ...rules.scope })));
  } catch {
    return unmask(pieceByPiece(engine, masked, rules));
  }
}

/** Code out of the way of the templates, with marks in its place. `raw` and `highlight` become what they show. */
function maskCode(text: string, { format, onLoss }: LiquidRules) {
  const pieces: string[] = [];
  const mask = (piece: string): string => `\ue000${pieces.push(piece) - 1}\ue001`;
  const shown = replaceBlocks(text, 'raw', (inner) => mask(inner));
  const withCode = replaceBlocks(shown, 'highlight', (inner, written, before) => {
    const language = /^\s*([\w+#.-]+)/.exec(written)?.[1] ?? '';
    const indent = format === 'markdown' ? itemIndent(before) : '';
    const code = unmask(inner).replaceAll(`\n${indent}`, '\n');
    return mask(
      codeBlock(code, language === 'text' ? '' : language, format).replace(/\n(?=.)/g, `\n${indent}`),
    );
  });
  let masked = '';
  let at = 0;
  for (const { start, end } of codeRanges(withCode, format)) {
    const piece = withCode.slice(start, end);
    if (!/\{[{%]/.test(piece)) continue;
    onLoss('template markup in code, which stays as it is');
    masked += withCode.slice(at, start) + mask(piece);
    at = end;
  }
  function unmask(written: string): string {
    const plain = written.replace(/\ue000(\d+)\ue001/g, (_, index) => pieces[Number(index)] ?? '');
    return plain.includes('\ue000')
      ? plain.replace(/\ue000(\d+)\ue001/g, (_, index) => pieces[Number(index)] ?? '')
      : plain;
  }
  return { masked: masked + withCode.slice(at), unmask };
}

/** The blanks before what stands alone on its line in an item of a list; '' where it is in none. */
function itemIndent(before: string): string {
  const lines = before.slice(-2000).split('\n');
  const indent = lines.pop() ?? '';
  if (!/^[ \t]{1,40}$/.test(indent)) return '';
  const outer = lines.findLast((line) => line.trim() !== '' && !line.startsWith(indent)) ?? '';
  return /^[ \t]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]/.test(outer) ? indent : '';
}

/** The blocks whose text is no template. */
const BLOCKS = {
  raw: { opening: /\{%-?\s*raw(?![\w-])([^%]*)%\}/, closing: /\{%-?\s*endraw\s*-?%\}/ },
  highlight: { opening: /\{%-?\s*highlight(?![\w-])([^%]*)%\}/, closing: /\{%-?\s*endhighlight\s*-?%\}/ },
} as const;

/** Blocks `{% name … %}` to `{% endname %}` replaced. */
function replaceBlocks(
  text: string,
  name: keyof typeof BLOCKS,
  replace: (inner: string, written: string, before: string) => string,
): string {
  const { opening, closing } = BLOCKS[name];
  let result = '';
  let rest = text;
  for (let start = opening.exec(rest); start; start = opening.exec(rest)) {
    const after = rest.slice(start.index + start[0].length);
    const end = closing.exec(after);
    if (end === null) break;
    const before = rest.slice(0, start.index);
    result += before + replace(after.slice(0, end.index), start[1] ?? '', before);
    rest = after.slice(end.index + end[0].length);
  }
  return result + rest;
}

const OWN_TAGS = new Set(
  'assign capture case comment cycle decrement echo for if increment liquid raw tablerow unless break continue else elsif when'.split(
    ' ',
  ),
);

function engineOf(rules: LiquidRules): Liquid {
  const engine = new Liquid({ ...LIMITS, jekyllWhere: true, templates: {} });
  for (const [name, filter] of Object.entries(rules.filters)) engine.registerFilter(name, filter);
  for (const name of ['include', 'include_relative', 'include_cached', 'render'])
    includeTag(engine, name, rules);
  return engine;
}

/** Bounds of what a template may do. */
const LIMITS = {
  ownPropertyOnly: true,
  parseLimit: 5_000_000,
  memoryLimit: 50_000_000,
  renderLimit: 20_000,
} as const;

/** Tags and filters that a text has and Liquid does not. */
function prepare(engine: Liquid, text: string, rules: LiquidRules): void {
  for (const [, name = ''] of text.matchAll(/\{%-?\s*([A-Za-z_][\w-]*)/g)) {
    if (OWN_TAGS.has(name) || name.startsWith('end') || /^include|^render$/.test(name)) continue;
    customTag(engine, name, rules);
  }
  for (const [, name = ''] of text.matchAll(/\|\s*([A-Za-z_]\w*)/g)) {
    if (name in engine.filters) continue;
    engine.registerFilter(name, (value: unknown) => {
      rules.onLoss(`filter "${name}"`);
      return value;
    });
  }
}

/** What has been read of a tag, for when it is shown. */
type TagState = { readonly written: string; readonly templates?: Template[] };

const states = new WeakMap<object, TagState>();

function customTag(engine: Liquid, name: string, rules: LiquidRules): void {
  engine.registerTag(name, {
    parse(token: TagToken, rest: TopLevelToken[]) {
      const isBlock = rest.some((each) => 'name' in each && each.name === `end${name}`);
      states.set(this, { written: token.args, templates: isBlock ? blockOf(engine, name, rest) : undefined });
    },
    *render(context: Context): Generator<unknown, string, string> {
      const state = states.get(this);
      const inner = state?.templates && (yield engine.renderer.renderTemplates(state.templates, context));
      const written = valued(state?.written ?? '', context);
      return rules.translate({ name, written, args: readArguments(written), inner });
    },
  });
}

function blockOf(engine: Liquid, name: string, rest: TopLevelToken[]): Template[] {
  const templates: Template[] = [];
  const stream = engine.parser.parseStream(rest);
  stream.on(`tag:end${name}`, () => stream.stop());
  stream.on('template', (template: Template) => templates.push(template));
  stream.start();
  return templates;
}

/** Arguments with the values of the variables in them. */
function valued(written: string, context: Context): string {
  const outputs = written.replace(
    /\{\{\s*([\w.-]+)\s*\}\}/g,
    (_, path: string) => textAt(context, path) ?? '',
  );
  return outputs.replace(/(?<![\w"'/.:=-])(?:page|site|include|layout)(?:\.[\w-]+)+(?![\w"'/])/g, (path) => {
    const value = textAt(context, path);
    return value === undefined ? path : JSON.stringify(value);
  });
}

function textAt(context: Context, path: string): string | undefined {
  const value: unknown = context.getSync(path.split('.'));
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

function includeTag(engine: Liquid, name: string, rules: LiquidRules): void {
  engine.registerTag(name, {
    parse(token: TagToken) {
      states.set(this, { written: token.args });
    },
    *render(context: Context): Generator<unknown, string, string> {
      const written = (states.get(this)?.written ?? '').replace(
        /\{\{\s*([\w.-]+)\s*\}\}/g,
        (_, path: string) => textAt(context, path) ?? '',
      );
      const [, quoted, plain] = /^\s*(?:["']([^"']+)["']|([^\s,]+))/.exec(written) ?? [];
      const file = quoted ?? plain ?? '';
      const text = rules.include(file, name === 'include_relative');
      const args = readArguments(valued(written, context).replace(/^\s*(?:["'][^"']+["']|[^\s,]+)/, ''));
      const depth = Number(context.getSync(['include', '__depth']) ?? 0);
      if (text === undefined || depth > DEEPEST)
        return rules.translate({ name: `include ${file}`, written, args });
      const { masked, unmask } = maskCode(text, rules);
      prepare(engine, masked, rules);
      const parameters = { ...args.named, __depth: depth + 1 };
      context.push({ ...args.named, include: parameters });
      try {
        return unmask(yield engine.renderer.renderTemplates(engine.parse(masked), context));
      } finally {
        context.pop();
      }
    },
  });
}

const DEEPEST = 20;

/** Each tag and value by itself, where the text as a whole is no Liquid. */
function pieceByPiece(engine: Liquid, text: string, rules: LiquidRules): string {
  return text.replace(/\{\{[^{}]{0,2000}\}\}|\{%[^%]{0,2000}%\}/g, (piece) => {
    try {
      return String(engine.parseAndRenderSync(piece, { ...rules.scope }));
    } catch {
      rules.onLoss(`template markup that cannot be read: ${/^\{[{%]-?\s*([\w-]+)/.exec(piece)?.[1] ?? '…'}`);
      return '';
    }
  });
}

/** Names that a text shows and nothing defines. */
function rootNames(text: string, scope: Readonly<Record<string, unknown>>): readonly string[] {
  const defined = definedNames(text);
  const shown = [...text.matchAll(/\{\{-?\s*([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name);
  return [...new Set(shown)].filter((name) => !defined.has(name) && !(name in scope));
}

/** What parts of a text depend on, and only the old site knows: a page's and a site's own values are all at hand. */
function unknownConditions(text: string, scope: Readonly<Record<string, unknown>>): readonly string[] {
  const defined = new Set([...definedNames(text), 'page', 'site', 'jekyll', 'and', 'or', 'not', 'contains']);
  const paths = [...text.matchAll(/\{%-?\s*(?:if|unless|elsif|case)\s([^%]{0,500})%\}/g)].flatMap(
    ([, condition = '']) =>
      condition.replace(/"[^"]*"|'[^']*'/g, '').match(/(?<![\w.-])[A-Za-z_][\w-]*(?:\.[\w-]+)*/g) ?? [],
  );
  return [...new Set(paths)].filter((path) => {
    const [root = '', ...rest] = path.split('.');
    return !defined.has(root) && valueIn(scope[root], rest) === undefined;
  });
}

const valueIn = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(key) : undefined,
    value,
  );

function definedNames(text: string): Set<string> {
  const defined = new Set(['forloop', 'include', 'true', 'false', 'nil', 'blank', 'empty', 'content']);
  for (const [, , name = ''] of text.matchAll(/\{%-?\s*(assign|capture|for|increment|decrement)\s+([\w-]+)/g))
    defined.add(name);
  return defined;
}

/** Values as templates compare them: truth and numbers that were written as such. */
export function templateValue(value: Value | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    if (value === 'true' || value === 'false') return value === 'true';
    return /^-?(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
  }
  if (!isValues(value)) return value.map(templateValue);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, templateValue(each)]));
}
