import { roleOf, siteFile } from '../content/source/role.ts';
import { isHidden } from '../content/source/source.ts';
import { RefusedError } from './problem-response.ts';

/** A file of the collection as a request names it, relative with forward slashes; or why it cannot be edited, with the status to answer. */
export type FilePath = { readonly file: string } | { readonly status: 400 | 415; readonly detail: string };

/** Bytes of a path that every file system takes with a temporary file beside it. */
const [LONGEST, LONGEST_NAME] = [900, 200];

/** Files that articles show or offer, by their endings. */
const MEDIA =
  /\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|oga|opus|flac|wav|aac|mp4|m4v|webm|mov|pdf|txt|csv|tsv|ics|vtt|srt|ttml|lrc|gpx|json|geojson)$/i;

/** Reads the path of a file, decoded once; what leads outside, is hidden, or would not be read is refused. */
export function readFilePath(decoded: string): FilePath {
  const refuse = (detail: string, status: 400 | 415 = 400): FilePath => ({ status, detail });
  const names = decoded.split('/');
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  if (decoded === '') return refuse('Name a file, such as news/northwest/ferry.md.');
  // Slashes the other way, control characters and lone surrogates mean different files on different systems.
  if (/[\\\p{Cc}\p{Cs}\ufffd]/u.test(decoded))
    return refuse('A path has no backslashes and no control characters; use forward slashes.');
  if (names.some((name) => name === '' || name === '.' || name === '..'))
    return refuse('A path is relative to the content folder, without empty parts, “.” and “..”.');
  if (names.some(isHidden))
    return refuse(
      'Names that begin with a dot, node_modules and recycle bins are never read; choose another name.',
    );
  if (names.some((name) => /^\s|[\s.]$/u.test(name)))
    return refuse('Names neither begin with a space nor end with a space or a dot; choose another name.');
  if (bytes(decoded) > LONGEST || names.some((name) => bytes(name) > LONGEST_NAME))
    return refuse(
      `A path has at most ${LONGEST} bytes, each name in it ${LONGEST_NAME}; choose a shorter one.`,
    );
  return kindProblem(decoded) ?? { file: decoded };
}

function kindProblem(file: string): FilePath | undefined {
  if (file === siteFile) return undefined;
  switch (roleOf(file)) {
    case 'ignored':
      return {
        status: 400,
        detail: /\.mdx$/i.test(file)
          ? 'Articles are Markdown without components; name it .md.'
          : 'Of names that begin with “_” only _index.md is read; choose another name.',
      };
    case 'file':
      return MEDIA.test(file)
        ? undefined
        : {
            status: 415,
            detail:
              'No file of this kind is read. Send an article (its name ends with .md), _index.md, site.yaml, or a picture, sound, film or text that articles can show.',
          };
    case 'article':
      return file.includes('/')
        ? undefined
        : { status: 400, detail: 'An article is in a section: put it into a folder, such as news/.' };
    default:
      return undefined;
  }
}

/** The file that a request names; throws a RefusedError where it is none that can be edited. */
export function fileNamed(written: string): string {
  const read = readFilePath(written);
  if ('file' in read) return read.file;
  throw new RefusedError({ ...read, detail: `“${written}”: ${read.detail}` });
}

/** A path of an address, its escapes read once; throws a RefusedError where they are none. */
export function decodedPath(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw new RefusedError({
      status: 400,
      detail: 'The path is not UTF-8, written with % where it must be.',
    });
  }
}
