import type { Enclosure, Image } from '../../domain/media.ts';
import type { Finding } from '../problems/problem.ts';
import type { EnclosureFields, ImageFields } from '../schema/media-schema.ts';
import type { MediaMemory } from '../source/facts.ts';
import { pictureTypes, typed, unknownType } from '../source/media-file.ts';
import type { Library, Recorder, Resolved } from './library.ts';
import { present } from './present.ts';

type MediaPath = readonly (string | number)[];

/** A picture of the front matter at `path`, with what its file says. */
export function pictureOf(
  fields: ImageFields,
  path: MediaPath,
  refer: Recorder,
): { readonly image?: Image; readonly findings: readonly Finding[] } {
  const { src, alt, caption, credit } = fields;
  const found = refer.resolve('source', src);
  if (found.kind === 'problem') return { findings: [missing(found, path)] };
  const fault = pictureFault(found, src);
  if (fault !== undefined)
    return { findings: [{ code: 'not-an-image', path: [...path, 'src'], message: fault }] };
  const facts = found.kind === 'file' ? found.facts : fields;
  const { width, height } = facts.width === undefined ? fields : facts;
  const image = present({
    url: found.url,
    type: facts.type,
    length: facts.length,
    width,
    height,
    alt,
    caption,
    credit,
    rights: fields.rights,
    focus: fields.focus,
    withheld: found.withheld,
  });
  const message = 'no alt; write alt: and what the picture shows';
  return { image, findings: alt === undefined ? [{ code: 'image-alt', path, message }] : [] };
}

/** What is wrong with what is to be shown as a picture; undefined where browsers and feed readers show it, as far as can be told. */
export function pictureFault(found: Resolved, src: string): string | undefined {
  const isShown =
    found.kind === 'file'
      ? pictureTypes.has(found.facts.type ?? '')
      : found.kind === 'url' && !OTHER_FILES.test(URL.parse(found.url)?.pathname ?? '');
  return isShown || found.kind === 'problem'
    ? undefined
    : `“${src.slice(0, 60)}” is not a picture that readers show; use JPEG, PNG, GIF, WebP, AVIF or SVG`;
}

/** Elsewhere a file is told by its name. */
const OTHER_FILES = /\.(?:heic|heif|pdf|psd|docx?|odt|rtf|pages|txt|mp3|m4a|mp4|mov)$/i;

/** A logo or a cover: it needs no text alternative, as it is beside a name, and is for everybody. */
export function decorationOf(
  fields: ImageFields | undefined,
  path: MediaPath,
  refer: Recorder,
): ReturnType<typeof pictureOf> {
  if (!fields) return { findings: [] };
  const { findings, image } = pictureOf(fields, path, refer);
  const rest = findings.filter(({ code }) => code !== 'image-alt');
  if (!image?.withheld) return { ...present({ image }), findings: rest };
  const message = 'an article withholds this picture from some feeds, so it was left out; use another';
  return { findings: [...rest, { code: 'withheld-image', path, message }] };
}

/** `src` is a key only where the author wrote the file in parts; the locator finds the nearest there is. */
const missing = ({ code, message }: Extract<Resolved, { kind: 'problem' }>, path: MediaPath): Finding => ({
  code: code === 'missing-image' ? 'missing-file' : code,
  message,
  path: [...path, 'src'],
});

type MadePicture = { readonly enclosure?: Enclosure; readonly findings: readonly Finding[] };

/** A file that goes with an article, with its true type and length, and what a podcast says of it. */
export async function enclosureOf(
  fields: EnclosureFields,
  path: MediaPath,
  refer: Recorder,
  library: Library,
): Promise<MadePicture> {
  const { enclosure, findings } = await fileOf(fields, path, refer, library);
  const { episode, season } = fields;
  const transcript = await beside(fields.transcript, [...path, 'transcript'], refer, library);
  const chapters = await beside(fields.chapters, [...path, 'chapters'], refer, library);
  const type = transcriptType(fields.transcript);
  return {
    findings: [...findings, ...transcript.findings, ...chapters.findings],
    enclosure: enclosure && {
      ...enclosure,
      ...present({ episode, season, chapters: chapters.url }),
      transcript: transcript.url === undefined ? undefined : { url: transcript.url, type },
    },
  };
}

async function beside(
  reference: string | undefined,
  path: MediaPath,
  refer: Recorder,
  library: Library,
): Promise<{ readonly url?: string; readonly findings: readonly Finding[] }> {
  if (reference === undefined) return { findings: [] };
  const found = refer.resolve('source', reference);
  if (found.kind === 'problem') return { findings: [{ ...missing(found, path), path }] };
  const facts = found.kind === 'file' ? await factsOf(found.file, library.files, library.media) : undefined;
  return { url: found.url, findings: subtitleFindings(reference, path, facts) };
}

/** Players read subtitles as UTF-8, whatever is said of them (https://www.w3.org/TR/webvtt1/#file-structure). */
const subtitleFindings = (
  file: string,
  path: MediaPath,
  facts: { readonly charset?: string } | undefined,
): readonly Finding[] =>
  /\.(?:vtt|srt)$/i.test(file) && facts?.charset !== undefined && facts.charset !== 'utf-8'
    ? [{ code: 'media-type', path, message: `“${file}” is not UTF-8, as players expect; save it as UTF-8` }]
    : [];

/** By extension: what the podcast namespace allows, https://podcasting2.org/podcast-namespace/tags/transcript */
function transcriptType(file = ''): string {
  const found = TRANSCRIPTS.find(([pattern]) => pattern.test(file));
  return found?.[1] ?? 'text/plain';
}

const TRANSCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\.vtt$/i, 'text/vtt'],
  [/\.srt$/i, 'application/x-subrip'],
  [/\.json$/i, 'application/json'],
  [/\.html?$/i, 'text/html'],
];

async function fileOf(
  fields: EnclosureFields,
  path: MediaPath,
  refer: Recorder,
  library: Library,
): Promise<MadePicture> {
  const { src, title, duration } = fields;
  const found = refer.resolve('source', src);
  if (found.kind === 'problem') return { findings: [missing(found, path)] };
  if (found.kind === 'url') {
    const { type, length } = fields;
    if (type !== undefined && length !== undefined)
      return {
        enclosure: present({ url: found.url, type, length, title, duration, withheld: found.withheld }),
        findings: [],
      };
    const missing = [
      type === undefined && 'type: (such as audio/mpeg)',
      length === undefined && 'length: (bytes)',
    ]
      .filter(Boolean)
      .join(' and ');
    return {
      findings: [
        {
          code: 'remote-enclosure',
          path,
          message: `the file is elsewhere, so its kind and size are not known; write ${missing}`,
        },
      ],
    };
  }
  return local(fields, [...path, 'src'], found, library);
}

async function local(
  { src, title, duration, type: declaredType }: EnclosureFields,
  path: MediaPath,
  { file, url, withheld }: Extract<Resolved, { readonly kind: 'file' }>,
  library: Library,
) {
  const facts = await factsOf(file, library.files, library.media);
  if (!facts)
    return {
      findings: [
        { code: 'missing-file', path, message: `“${src}” cannot be read; check its permissions` } as const,
      ],
    };
  if (facts.length === 0)
    return {
      findings: [
        { code: 'missing-file', path, message: `“${src}” is empty; put the whole file there` } as const,
      ],
    };
  const unknown = facts.type === unknownType;
  const type = unknown && declaredType ? declaredType : facts.type;
  const finding = {
    code: 'media-type',
    path,
    message: `the kind of “${src}” cannot be told from its bytes; write type:, or use a usual format`,
  } as const;
  return {
    enclosure: present({ url, type, length: facts.length, title, duration, withheld }),
    findings: [...(unknown && !declaredType ? [finding] : []), ...subtitleFindings(src, path, facts)],
  };
}

const factsOf = async (file: string, files: Library['files'], memory: MediaMemory) => {
  const found = files.get(file);
  return found && typed(found, memory);
};
