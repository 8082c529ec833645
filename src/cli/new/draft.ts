import { stringify } from 'yaml';
import { slug } from '../../content/site/slug.ts';
import { localDate } from '../../content/source/time.ts';
import type { Details } from './details.ts';

/** Longest name made from a headline, in characters; addresses are read aloud and typed. */
const LONGEST = 60;

/** A file name from a headline, cut between words. */
export function nameFor(headline: string): string {
  const whole = slug(headline);
  if (whole.length <= LONGEST) return whole;
  const end = whole.lastIndexOf('-', LONGEST);
  return whole.slice(0, end > 0 ? end : LONGEST);
}

/** A `tag:` URI (RFC 4151) that no other article has. */
export function mintId(
  {
    authority,
    timezone,
    ids,
  }: { readonly authority: string; readonly timezone: string; readonly ids: ReadonlySet<string> },
  { name, date }: { readonly name: string; readonly date: Date },
): string {
  const id = `tag:${authority},${localDate(date, timezone)}:${name}`;
  return firstFree(id, (each) => ids.has(each));
}

/** The name itself, or the first of `name-2`, `name-3` … that is free. */
export function firstFree(name: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** What goes into the file besides what the newsroom said. */
export type WrittenDraft = {
  readonly details: Details;
  readonly id: string;
  /** From `newsroomTime`. */
  readonly date: string;
  /** As the article refers to its picture. */
  readonly picture?: string;
  readonly draft: boolean;
  /** Markdown. */
  readonly body: string;
  /** Path from the file to the schema that editors check it by. */
  readonly schema?: string;
};

/** The text of the file. */
export function articleText({ details, id, date, picture, draft, body, schema }: WrittenDraft): string {
  const { headline: title, description, authors, tags, dateline, alt, caption, credit } = details;
  const front = {
    title,
    description: description || undefined,
    date,
    authors: authors.length > 0 ? authors : undefined,
    tags: tags.length > 0 ? tags : undefined,
    image: picture && {
      src: picture,
      alt: alt || undefined,
      caption: caption || undefined,
      credit: credit || undefined,
    },
    dateline: dateline || undefined,
    id,
    draft: draft || undefined,
  };
  const editor = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  const text = body.replace(/\r\n?/g, '\n').trim();
  return `---\n${editor}${stringify(front, { lineWidth: 0 })}---\n\n${text === '' ? '' : `${text}\n`}`;
}
