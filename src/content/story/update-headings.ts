import { crowded, parse, type Token } from '../body/markdown.ts';
import type { Finding } from '../problems/problem.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import { lineStarts } from '../source/line-starts.ts';
import { instant, localDate, readTime } from '../source/time.ts';
import { readings } from '../source/time-readings.ts';

/** An update as the newsroom wrote it, in the front matter or below a heading of the body. */
export type WrittenUpdate = NonNullable<ArticleFields['updates']>[number] & {
  /** Lines of the file: of its heading, and of its text. */
  readonly lines?: { readonly heading: number; readonly text: number };
};

/** What a body with updates in it is made of. */
export type SplitBody = {
  /** The story's own text, above the first update. */
  readonly text: string;
  /** The oldest first, where the file has them in one order. */
  readonly updates: readonly WrittenUpdate[];
  readonly findings: readonly Finding[];
};

type BodyOptions = {
  /** Markdown. */
  readonly text: string;
  /** Line of the file on which it begins. */
  readonly line: number;
  /** When the story was published: a time without a day is of this day. */
  readonly published: Date;
  readonly timezone: string;
};

/** Cuts a body at its headings that begin with a time: `## 9:12pm — Ferry runs again`, `## 2026-07-01 14:05 Ferry runs again`. */
export function splitBody({ text, line, published, timezone }: BodyOptions): SplitBody {
  const headings = crowded(text) ? [] : headingsOf(text, localDate(published, timezone));
  const top = headings.find(({ update }) => update)?.level ?? 0;
  const timed = headings.filter(({ update, level }) => update && level <= top);
  const [first] = timed;
  const findings = headings.flatMap(({ row, fault }) =>
    fault === undefined ? [] : [finding(fault, line + row)],
  );
  if (!first) return { text, updates: [], findings };
  const offsets = lineStarts(text);
  const withDefinitions = definitionsIn(text);
  const updates = timed.flatMap(({ update, row, end }, place): readonly WrittenUpdate[] => {
    const own = text.slice(offsets[end] ?? text.length, offsets[timed[place + 1]?.row ?? -1] ?? text.length);
    const lines = { heading: line + row, text: line + end };
    return update ? [{ ...update, text: withDefinitions(own), lines }] : [];
  });
  const order = orderOf(timed, { line, published, timezone });
  return {
    text: withDefinitions(text.slice(0, offsets[first.row])),
    updates: order.isNewestFirst ? updates.toReversed() : updates,
    findings: [...findings, ...order.findings],
  };
}

/**
 * What links and footnotes of the whole body lead to (`[map]: b.md`, `[^1]: …`), for a part of it: what the part names, and what that
 * names. All parts together are given no more than the body is long.
 */
function definitionsIn(text: string): (part: string) => string {
  const all = new Map<string, string>();
  let label = '';
  for (const row of text.split('\n')) {
    const found = DEFINITION.exec(row)?.[1]?.toLowerCase();
    if (found === undefined && !/^(?: {4}|\t)/.test(row)) label = '';
    if (found !== undefined) label = all.has(found) ? '' : found;
    if (label !== '') all.set(label, `${all.get(label) ?? ''}${row}\n`);
  }
  let left = text.length;
  const named = (part: string, found: ReadonlySet<string>): ReadonlySet<string> => {
    const more = new Set([...part.matchAll(LABEL)].map(([, name = '']) => name.toLowerCase()));
    return new Set([...more].filter((name) => all.has(name) && !found.has(name)));
  };
  return (part) => {
    const kept = new Set<string>();
    for (let next = named(part, kept); next.size > 0; ) {
      const texts = [...next].map((name) => all.get(name) ?? '').join('');
      left -= texts.length;
      if (left < 0) break;
      for (const name of next) kept.add(name);
      next = named(texts, kept);
    }
    return kept.size === 0 ? part : `${part}\n\n${[...kept].map((name) => all.get(name) ?? '').join('')}`;
  };
}

const DEFINITION = /^ {0,3}\[([^\]]+)\]:/;
const LABEL = /\[([^[\]]+)\]/g;

const finding = (message: string, line: number): Finding => ({
  ...{ code: 'live-update', field: 'body', line, message },
});

type Heading = HeadingText & {
  readonly level: number;
  /** Lines of the text, from 0: its first, and the first after it. */
  readonly row: number;
  readonly end: number;
};

/** What a heading says of an update; nothing where it has no time. */
type HeadingText = {
  readonly update?: WrittenUpdate;
  /** Without its day, its time is of the story's. */
  readonly hasDay?: boolean;
  readonly fault?: string;
};

/** The headings that stand in no quotation or list. */
function headingsOf(text: string, day: string): readonly Heading[] {
  const tokens = parse(text);
  return tokens.flatMap(({ type, level, tag, map }, index): readonly Heading[] => {
    if (type !== 'heading_open' || level !== 0 || !map) return [];
    const read = readHeading(plain(tokens[index + 1]?.children ?? []), day);
    return [{ level: Number(tag.slice(1)), row: map[0], end: map[1], ...read }];
  });
}

const plain = (words: readonly Token[]): string =>
  words
    .map(({ type, content }) => {
      if (/^(?:text|code_inline|image)$/.test(type)) return content;
      return type.endsWith('break') ? ' ' : '';
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

const CLOCK = String.raw`\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?`;
const DAY = String.raw`\d{4}-\d{1,2}-\d{1,2}`;

const ZONE = String.raw`(?:Z|UTC|GMT)\b|[+-]\d{2}:?\d{2}(?!\d)`;
const WHEN = String.raw`(?:(${DAY})(?:T|,?\s+))?(${CLOCK})(?:\s*(${ZONE}))?`;

/** A time with neither a letter nor a second time after it. */
const TIMED = new RegExp(
  String.raw`^${WHEN}(?:\s*(?:Uhr|hrs?|h)\b)?(?!\p{L}|:?\d|\s*[-–—]\s*\d{1,2}[:.]\d{2})`,
  'iu',
);

/** `(updated 15:10)`, `(removed 15:00: It was not true)`. */
const NOTE = new RegExp(String.raw`^\s*\((updated|removed)\s+${WHEN}(?::([^()]*))?\)`, 'iu');

/** What begins with a day or a time in another form. */
const UNREAD = new RegExp(
  [
    String.raw`^(?:${DAY}(?![\p{L}\p{N}])`,
    String.raw`\d{1,2}[.h]\d{2}(?:\s*(?:Uhr\b|[–—:])|\s+-\s)`,
    String.raw`(?:\p{L}{3,9}\.?,?\s+)?(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{2,4})?|\d{1,2}\.?\s+\p{L}{3,9}\.?(?:,?\s+\d{4})?|\p{L}{3,9}\.?\s+\d{1,2}(?:,?\s+\d{4})?),?\s+(?:at\s+)?\d{1,2}:\d{2})`,
  ].join('|'),
  'iu',
);

/** Zones of newsrooms, which other parts of the world may call the same. */
const ABBREVIATION =
  /^\s*(E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|AK[SD]T|HST|BST|IST|WES?T|CES?T|EES?T|MES?Z|JST|KST|A[CEW][SD]T|NZ[SD]T)\b/;

const FORM = 'write 21:12, 9:12pm or 2026-07-01 21:12';

function readHeading(heading: string, day: string): HeadingText {
  const match = TIMED.exec(heading);
  const begins = `“${(match?.[0] ?? heading).slice(0, 60)}” begins no update`;
  if (!match) return UNREAD.test(heading) ? { fault: `${begins}, as its time cannot be read; ${FORM}` } : {};
  const zone = ABBREVIATION.exec(heading.slice(match[0].length))?.[1];
  if (zone)
    return {
      fault: `${begins}, as ${zone} can be several time zones; leave it out, or write 2026-07-01 21:12 -07:00`,
    };
  // Two times are no moment; an offset is one only beside a day.
  if (match[1] === undefined && match[3]?.startsWith('-')) return {};
  const time = timeOf(match, day);
  if (typeof time === 'string') return { fault: `${begins}, as it is not a time of day; ${FORM}` };
  const notes = notesOf(heading.slice(match[0].length), match[1] ?? day);
  if (!notes) return { fault: `${begins}, as a time in parentheses cannot be read; ${FORM}` };
  const { rest, ...facts } = notes;
  const [written = '', id] = /\{#([a-z0-9][a-z0-9-]{0,63})\}$/.exec(rest) ?? [];
  const own = rest
    .slice(0, rest.length - written.length)
    .replace(/^[\s—–:：|·-]+/, '')
    .trim();
  const title = own || match[0];
  const fault = faultOfTitle(own);
  return { update: { time, title, ...facts, id }, hasDay: match[1] !== undefined, fault };
}

function faultOfTitle(title: string): string | undefined {
  if (title === '') return 'the update has no headline; write it after the time';
  return title.includes('{#')
    ? 'the update’s name cannot be read; write {#a-name} at the end, in lower-case letters, digits and hyphens'
    : undefined;
}

/** What stands in parentheses after the time, and what follows; undefined where a time in them cannot be read. */
function notesOf(after: string, day: string) {
  let rest = after;
  let facts: Pick<WrittenUpdate, 'updated' | 'removed' | 'reason'> = {};
  for (let note = NOTE.exec(rest); note; note = NOTE.exec(rest)) {
    const [whole, key = '', ...when] = note;
    const time = timeOf(['', ...when], day);
    if (typeof time === 'string') return undefined;
    const reason = when[3]?.trim() || undefined;
    const isEdit = key.toLowerCase() === 'updated';
    facts = isEdit ? { ...facts, updated: time } : { ...facts, removed: time, reason };
    rest = rest.slice(whole.length);
  }
  return { rest, ...facts };
}

/** The time of a match of WHEN; a string where there is none such. */
function timeOf([, day, clock = '', zone = '']: readonly (string | undefined)[], otherDay: string) {
  const written = `${day ?? otherDay} ${clock.replaceAll('：', ':')}`;
  const [read = written] = /[ap]/i.test(clock) ? readings(written) : [];
  return readTime(zone === '' ? read : `${read} ${zone.toUpperCase()}`);
}

/** Stories in progress have the newest first or last; what is against the order of most was meant for another day. */
function orderOf(
  timed: readonly Heading[],
  { line, published, timezone }: Omit<BodyOptions, 'text'>,
): { readonly isNewestFirst: boolean; readonly findings: readonly Finding[] } {
  const times = timed.map(({ update }) => (update ? instant(update.time, timezone).date.getTime() : 0));
  const steps = times.map((time, place) => Math.sign(time - (times[place - 1] ?? time)));
  const isNewestFirst = steps.reduce((sum, step) => sum + step, 0) < 0;
  const findings = timed.flatMap(({ row, hasDay }, place): readonly Finding[] => {
    const isEarly = !hasDay && (times[place] ?? 0) < published.getTime();
    if (!isEarly && steps[place] !== (isNewestFirst ? 1 : -1)) return [];
    const than = isEarly
      ? 'the time is before the story’s date'
      : `the time is ${isNewestFirst ? 'later' : 'earlier'} than that of the update above, unlike the others`;
    return [finding(`${than}; write the day as well, 2026-07-01 21:12, or correct it`, line + row)];
  });
  return { isNewestFirst, findings };
}
