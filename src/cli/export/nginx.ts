import type { ExportedFile } from './crawl.ts';
import type { MovedTarget } from './fold.ts';
import { patternOf, type Redirects } from './redirects.ts';

type NamedMap = Pick<ExportedFile, 'path' | 'file' | 'type'>;

type NginxSource = {
  readonly redirects: Pick<Redirects, 'fixed' | 'patterns' | 'rules'>;
  readonly files: readonly NamedMap[];
  /** Header fields of every answer. */
  readonly fields: Readonly<Record<string, string>>;
};

/** Settings with which nginx answers from an export as the service does: of its http block, and of the server whose root that is. */
export function nginxFiles({
  redirects,
  files,
  fields,
}: NginxSource): Readonly<Record<'http' | 'server', string>> {
  const paths = files.flatMap(spellings);
  // A slash at the end is no matter to the maps of redirects.
  const fixed = redirects.fixed
    .filter(({ from, to }) => withoutSlash(from) !== to)
    .map(({ from, ...rest }) => ({ ...rest, from: withoutSlash(decodeURIComponent(from)) }));
  const [rules, late] = split(redirects.rules, redirects.patterns);
  const [, patterns] = split(redirects.patterns, redirects.rules);
  const longest = [...paths, ...fixed].reduce((most, { from }) => Math.max(most, Buffer.byteLength(from)), 0);
  return {
    http: lines(
      '# Made by dateline export, to be included in the http block.',
      // A bucket holds some paths, each with its length and a pointer, and its end.
      `map_hash_bucket_size ${powerOfTwo(256, 4 * (longest + 32))};`,
      `map_hash_max_size ${powerOfTwo(2_048, 4 * Math.max(paths.length, fixed.length))};`,
      // As sent: what is decoded could end a Location field.
      ...map('$request_uri', '$dateline_sent', ['"~^(?<sent>[^?]*)" $sent;']),
      ...map('$uri', '$dateline_bare', ['default $uri;', '"~^(?<bare>.+)/$" $bare;']),
      ...map('$dateline_sent', '$dateline_sent_bare', [
        'default $dateline_sent;',
        '"~^(?<rest>.+)/$" $rest;',
      ]),
      ...statuses.flatMap(([status, name]) => [
        ...map('$dateline_sent', `${name}_many`, patterns.filter(is(status)).map(general)),
        ...map('$dateline_sent_bare', `${name}_by_rule`, [
          `default ${name}_many;`,
          ...rules.filter(is(status)).map(general),
        ]),
        ...map('$dateline_bare', name, [`default ${name}_by_rule;`, ...entries(fixed.filter(is(status)))]),
        // Rules that fit what is there too.
        ...map('$dateline_sent_bare', `${name}_else`, late.filter(is(status)).map(general)),
      ]),
      ...map('$uri', '$dateline_path', entries(paths)),
      ...map('"$dateline_path $dateline_sent"', '$dateline_respelled', [
        '"~^(?<right>\\S+) \\k<right>$" "";',
        '"~^(?<right>\\S+) ." $right;',
      ]),
    ),
    server: lines(
      '# Made by dateline export, to be included in a server block, after root.',
      ...Object.entries(fields).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`),
      ...statuses.map(leading),
      'if ($dateline_respelled) { return 301 $dateline_respelled; }',
      'absolute_redirect off;',
      'error_page 404 /404.html;',
      // Not gzip on: it would weaken the ETags.
      'gzip_static on;',
      'gzip_vary on;',
      'charset utf-8;',
      `charset_types ${[...new Set(files.map(typeOf))].filter((type) => TEXT.test(type)).join(' ')};`,
      ...types(files),
      'location / { try_files $uri $uri.html $uri/ @elsewhere; }',
      'location @elsewhere {',
      ...statuses.map(([status, name]) => leading([status, `${name}_else`])),
      'return 404;',
      '}',
    ),
  };
}

const statuses = [
  [301, '$dateline_moved'],
  [302, '$dateline_found'],
] as const;

/** Those that are among others, and those that are not, by where they lead from. */
function split(
  all: readonly MovedTarget[],
  others: readonly MovedTarget[],
): readonly [readonly MovedTarget[], readonly MovedTarget[]] {
  const existing = new Set(others.map(({ from }) => from));
  return [all.filter(({ from }) => existing.has(from)), all.filter(({ from }) => !existing.has(from))];
}

const leading = ([status, name]: readonly [number, string]): string =>
  `if (${name}) { return ${status} ${name}; }`;

const is =
  (status: number) =>
  (each: Pick<MovedTarget, 'status'>): boolean =>
    each.status === status;

type Lead = Pick<MovedTarget, 'from' | 'to'>;

/** A document's path, and as it is with or without a slash at its end and as its file is named; none of pages that only other pages lead to. */
function spellings({ path, file }: NamedMap): readonly Lead[] {
  const from = decodeURIComponent(path);
  // A dollar sign cannot be written.
  if (path.includes('$') || !/\p{L}/u.test(from) || /\/(?:archive|older|from)\/[0-9a-f]{12}\//.test(path))
    return [];
  const own = { from, to: path };
  const named = `/${file}`;
  return [
    own,
    { from: from.endsWith('/') ? from.slice(0, -1) : `${from}/`, to: path },
    ...(named === from ? [] : [{ from: named, to: path }]),
  ];
}

/** Files have the types of the service: by extension, or by name where files of one extension differ. */
function types(files: readonly NamedMap[]): readonly string[] {
  const byExtension = Map.groupBy(
    files,
    ({ file }) => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '',
  );
  byExtension.delete('');
  const commonTypes = new Map([...byExtension].map(([extension, group]) => [extension, mostNames(group)]));
  const named = [...byExtension].flatMap(([extension, group]) =>
    [...Map.groupBy(group, nameOf)].flatMap(([name, [first]]) => {
      const type = first && typeOf(first);
      return type === undefined || type === commonTypes.get(extension)
        ? []
        : [`location ~ /${escaped(name)}$ { types { ${type} ${extension}; } try_files $uri @elsewhere; }`];
    }),
  );
  const general = [...commonTypes].map(([extension, type]) => `  ${type} ${extension};`);
  const hidden = 'location ~ /(?:_headers|_redirects|\\.) { return 404; }';
  return ['types {', ...general, '}', hidden, ...files.flatMap(otherCharset), ...named];
}

/** A text that is not UTF-8 has its charset. */
function otherCharset({ path, file, type }: NamedMap): readonly string[] {
  const [, charset = 'utf-8'] = /;\s*charset=([\w-]+)/i.exec(type) ?? [];
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (charset.toLowerCase() === 'utf-8' || extension === undefined) return [];
  const place = quoted(decodeURIComponent(path));
  const own = `{ types { ${typeOf({ type })} ${extension}; } charset ${charset}; try_files $uri @elsewhere; }`;
  return [`location = ${place} ${own}`];
}

/** The type that most names of files have. */
function mostNames(files: readonly NamedMap[]): string {
  const names = Map.groupBy(files, typeOf);
  const counts = [...names].map(([type, group]) => ({ type, count: new Set(group.map(nameOf)).size }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.type ?? '';
}

const nameOf = ({ file }: NamedMap): string => file.slice(file.lastIndexOf('/') + 1);

const TEXT = /^(?:text\/(?!html)|application\/(?:x-subrip|(?:[\w.-]+\+)?(?:xml|json))$)/;

const typeOf = ({ type }: Pick<ExportedFile, 'type'>): string => type.split(';')[0] ?? type;

function map(source: string, name: string, entries: readonly string[]): readonly string[] {
  return [`map ${source} ${name} {`, ...entries.map((each) => `  ${each}`), '}'];
}

/** The first of each path, whatever its case: nginx looks text up without regard to that of ASCII letters. */
function entries(all: readonly Lead[]): readonly string[] {
  const keys = new Set<string>();
  const distinct = all.filter(({ from }) => !keys.has(from.toLowerCase()) && keys.add(from.toLowerCase()));
  return [
    ...distinct.map(({ from, to }) => `${quoted(from)} "${literal(to)}";`),
    ...distinct
      .filter(({ from }) => caseless(from) !== from)
      .map(({ from, to }) => `${quoted(`~*^${caseless(from, escaped)}$`)} "${literal(to)}";`),
  ];
}

type Write = (text: string) => string;

/** A path with each letter beyond ASCII in both its cases. */
function caseless(path: string, rest: Write = (text) => text, letter: Write = (text) => text): string {
  return path
    .split(/([^\0-\x7f])/u)
    .map((part, index) => {
      if (index % 2 === 0) return rest(part);
      const [lower, upper] = [part.toLowerCase(), part.toUpperCase()];
      return lower !== upper && upper.toLowerCase() === lower
        ? `(?:${letter(lower)}|${letter(upper)})`
        : letter(part);
    })
    .join('');
}

/** Captures have the names of a pattern's placeholders. */
function general({ from, to }: MovedTarget): string {
  // In any case, unless it is one way to write what it leads to.
  const operator = /[A-Z]/.test(decodeURI(from)) ? '~' : '~*';
  const source = patternOf(from).source.replace(/(?:%[89a-f][0-9a-f])+/gi, (letters) =>
    caseless(decodeURIComponent(letters), encodeURI, encodeURI),
  );
  return `${quoted(operator + source)} "${literal(to).replace(/:([A-Za-z]\w*)/g, '$${$1}')}";`;
}

/** A dollar sign would begin a variable. */
const literal = (text: string): string => text.replaceAll('$', '%24').replace(/["\\]/g, encodeURIComponent);

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const withoutSlash = (path: string): string => path.replace(/(?<=.)\/$/, '');

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** The least power of two from `least` on that is no less than `wanted`. */
const powerOfTwo = (least: number, size: number): number =>
  size <= least ? least : powerOfTwo(2 * least, size);
