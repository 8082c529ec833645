import type { ImportedMedia } from '../imported.ts';
import type { StoryPlace } from '../story/story-metadata.ts';

/** A version of a story as an agency sends it: what NewsML-G2, NITF and ninjs have in common. */
export type WireItem = {
  /** Where it was read. */
  readonly place: string;
  /** The guid, the same for every version; '' where there is none. */
  readonly id: string;
  /** Larger is newer. */
  readonly version: number;
  readonly status: 'usable' | 'canceled' | 'withheld';
  readonly headline: string;
  readonly slugline?: string;
  readonly description?: string;
  /** `By Jane Doe`, as it is printed. */
  readonly byline?: string;
  readonly creators: readonly { readonly name: string; readonly url?: string }[];
  readonly dateline?: string;
  /** Who sends it. */
  readonly provider?: string;
  readonly source?: { readonly name: string; readonly url?: string };
  /** As they are written. */
  readonly created?: string;
  readonly modified?: string;
  readonly versionCreated?: string;
  readonly embargo?: string;
  readonly expires?: string;
  /** Names of sections, `News/Northwest`, where the item tells them from other subjects. */
  readonly sections: readonly string[];
  readonly subjects: readonly string[];
  /** IPTC Media Topics: `medtop:20000763`. */
  readonly topics?: readonly string[] | undefined;
  readonly places?: readonly StoryPlace[] | undefined;
  /** IPTC's Digital Source Type, by URI or code. */
  readonly sourceType?: string | undefined;
  readonly language?: string;
  readonly rights?: string;
  readonly usageTerms?: string;
  /** Notes to editors. */
  readonly notes: readonly string[];
  /** Whether it says of itself that it corrects what was sent before. */
  readonly isCorrection: boolean;
  /** HTML. */
  readonly body: string;
  /** The first is the story's own. */
  readonly pictures: readonly ImportedMedia[];
  readonly files: readonly ImportedMedia[];
  /** Its page. */
  readonly address?: string;
  readonly isDateline: boolean;
};

/** Items of a file, or why it has none. */
export type WireReader = (text: string, place: string) => readonly WireItem[] | string;

/** What an item that says nothing has. */
export const emptyItem = {
  ...{
    id: '',
    version: 0,
    status: 'usable',
    headline: '',
    creators: [],
    sections: [],
    subjects: [],
    notes: [],
  },
  ...{ isCorrection: false, body: '', pictures: [], files: [], isDateline: false },
} as const satisfies Partial<WireItem>;

/** `20190925T211200-0700`, as NITF and NewsML 1 write times, with the signs that ISO 8601's extended form has. */
export const extendedTime = (text: string): string =>
  text
    .trim()
    .replace(/^(\d{4})(\d{2})(\d{2})(?=$|T)/, '$1-$2-$3')
    .replace(
      /T(\d{2})(\d{2})(\d{2})?/,
      (_, hour: string, minute: string, second = '00') => `T${hour}:${minute}:${second}`,
    )
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');

/** A number that grows with each version: the one stated, else the time. */
export function versionOf(stated: string | number | undefined, time: string | undefined): number {
  const number = Number(stated);
  if (stated !== undefined && stated !== '' && Number.isFinite(number)) return number;
  const instant = Date.parse(time ?? '');
  return Number.isNaN(instant) ? 0 : instant / 1000;
}

/** Whether a note to editors tells of a correction of what was published. */
export const tellsOfCorrection = (note: string): boolean => /\bcorrect(?:s|ed|ion|ing)\b/i.test(note);
