import { posix } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { absolute } from './address.ts';
import { type Facts, inspect, type MediaMemory, mediaPath } from './media-file.ts';
import type { Rule } from './rules.ts';
import { UnreadableError } from './unreadable.ts';
import type { Found } from './walk.ts';

/** What a link or a source in a file means. */
export type Resolved =
  | { readonly kind: 'url'; readonly url: string; readonly withheld?: readonly string[] }
  | {
      readonly kind: 'file';
      readonly url: string;
      readonly file: string;
      readonly facts: Facts;
      /** The audiences whose feeds may not show it; absent: none. */
      readonly withheld?: readonly string[];
    }
  | { readonly kind: 'problem'; readonly code: Rule; readonly message: string };

/** What references are resolved against. */
export type Library = {
  /** Without a trailing slash. */
  readonly siteUrl: string;
  readonly files: Pick<ReadonlyMap<string, Found>, 'get'>;
  /** Files of a folder, relative to the content folder. */
  readonly neighbours: (folder: string) => readonly string[];
  /** URL by content file (`news/ferry.md`) and by section folder (`news`); undefined for a draft. */
  readonly pages: Pick<ReadonlyMap<string, string | undefined>, 'has' | 'get'>;
  /** Paths below the site's URL that the service answers, `/news/ferry`. */
  readonly paths: Pick<ReadonlySet<string>, 'has'>;
  readonly media: MediaMemory;
  /** The audiences from which a picture is withheld, in order; absent: none is. */
  readonly withheldFrom?: (found: Resolved) => readonly string[];
  /** Answers for what is no file to be shown, where the rest of the collection is not at hand. */
  readonly elsewhere?: (kind: Kind, reference: string) => Resolved;
};

export type Kind = 'link' | 'source';

const scheme = /^([a-z][a-z0-9+.-]*):/i;

/** A link as it stands in `from`, made absolute. `#fragment` alone is not for here. */
export function resolveLink(reference: string, from: string, library: Library): Resolved {
  const address = stripped(reference);
  const named = scheme.exec(address)?.[1]?.toLowerCase();
  if (address.startsWith('//')) return external(`https:${address}`);
  if (named === 'http' || named === 'https') return external(address);
  if (named === 'mailto' || named === 'tel') return { kind: 'url', url: URL.parse(address)?.href ?? address };
  if (named)
    return {
      kind: 'problem',
      code: 'unsafe-link',
      message: `“${short(reference)}” was left out; link to http, https, mailto or tel`,
    };
  return local(address, { kind: 'link', reference, from, library });
}

/** A picture, sound, video or frame: http(s), or a file of the collection. */
export function resolveSource(reference: string, from: string, library: Library): Resolved {
  const address = stripped(reference);
  const named = scheme.exec(address)?.[1]?.toLowerCase();
  if (address.startsWith('//')) return external(`https:${address}`);
  if (named === 'http' || named === 'https') return external(address);
  if (named)
    return {
      kind: 'problem',
      code: 'unsafe-link',
      message: `“${short(reference)}” was left out; use a file of the collection or an https address`,
    };
  return local(address, { kind: 'source', reference, from, library });
}

/** As the URL standard reads it: no control characters or spaces around, no tabs or line ends inside. */
const stripped = (reference: string): string =>
  reference.replace(/^[\u0000- ]+|(?<![\u0000- ])[\u0000- ]+$/g, '').replace(/[\t\n\r]/g, '');

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function external(address: string): Resolved {
  const url = absolute(address);
  if (url) return { kind: 'url', url };
  return { kind: 'problem', code: 'unsafe-link', message: `“${short(address)}” is no address; correct it` };
}

type Local = {
  readonly kind: Kind;
  readonly reference: string;
  readonly from: string;
  readonly library: Library;
};

function local(address: string, { kind, reference, from, library }: Local): Resolved {
  const code = kind === 'link' ? 'broken-link' : 'missing-image';
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const file = target(path, from);
  if (file === undefined || file.startsWith('..'))
    return {
      kind: 'problem',
      code,
      message: `“${short(address)}” leads outside the content folder; put the file inside`,
    };
  const anchor = suffix.replace(/^\?[^#]*/, '');
  if (!library.pages.has(file)) {
    const found = library.files.get(file);
    if (found && !text.test(file)) return media(found, library, anchor);
  }
  if (library.elsewhere) return library.elsewhere(kind, reference);
  if (library.pages.has(file)) {
    const url = library.pages.get(file);
    if (url !== undefined) return { kind: 'url', url: url + anchor };
    return {
      kind: 'problem',
      code: 'draft-link',
      message: `“${short(address)}” is a draft, so the link was left out; publish it or remove the link`,
    };
  }
  const page = path.replace(/\/$/, '').toLowerCase();
  if (path.startsWith('/') && (library.paths.has(page) || served.test(page)))
    return { kind: 'url', url: new URL(library.siteUrl + path + suffix).href };
  return {
    kind: 'problem',
    code,
    message: `“${short(address)}” is not there${guess(file, library)}`,
  };
}

/** Files that are read and never served. */
const text = /\.(?:md|markdown|ya?ml)$/i;

/** Addresses the service has besides sections, articles and files. */
const served = /^(?:\/(?:authors|tags)\/[^/]+)?(?:|\/.*\/?(?:rss\.xml|atom\.xml|feed\.json|feed|opml\.xml))$/;

function target(path: string, from: string): string | undefined {
  try {
    const name = decodeURIComponent(path);
    const joined = name.startsWith('/') ? posix.normalize(`.${name}`) : posix.join(posix.dirname(from), name);
    return joined.replace(/\/$/, '');
  } catch {
    return undefined;
  }
}

function media(found: Found, library: Library, anchor: string): Resolved {
  const facts = factsOf(found, library.media);
  if (!facts) return { kind: 'problem', code: 'missing-file', message: `“${found.file}” is not there` };
  if (facts instanceof UnreadableError)
    return { kind: 'problem', code: 'file-unreadable', message: `${facts.message}; check its permissions` };
  return { kind: 'file', file: found.file, url: library.siteUrl + mediaPath(found.file) + anchor, facts };
}

function factsOf(found: Found, memory: MediaMemory): Facts | UnreadableError | undefined {
  try {
    return inspect(found.absolute, memory);
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    throw error;
  }
}

/** The file of the same folder that was probably meant. */
function guess(file: string, library: Library): string {
  const names = library.neighbours(posix.dirname(file));
  const near = names.length ? closest(file, names) : '';
  return near ? `; did you mean “${posix.basename(near)}”?` : '; put the file there or correct the path';
}
