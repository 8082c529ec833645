import type { Live, LiveUpdate, Redacted } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import { htmlText } from '../../domain/words.ts';
import { hash } from '../article/hash.ts';
import type { Identified } from '../article/identity.ts';
import type { Recorder } from '../article/library.ts';
import { anchorsIn } from '../body/anchors.ts';
import { idPrefix, render, type StoryAnchors } from '../body/render.ts';
import { escapedText } from '../body/tokens.ts';
import type { Finding } from '../problems/problem.ts';
import { instant } from '../source/time.ts';
import { printerFor } from './correction-notes.ts';
import { splitBody, type WrittenUpdate } from './update-headings.ts';

/** An update that readers see, with where it is written. */
type Shown = LiveUpdate &
  Pick<WrittenUpdate, 'lines'> & { readonly index: number; readonly markdown: string };

type LiveStory = {
  /** Undefined of a story that is not in progress and never was. */
  readonly value?: Live;
  readonly shown: readonly Shown[];
  /** Markdown of the story without its updates. */
  readonly text: string;
  readonly findings: readonly Finding[];
};

/** What a file says of a story in progress, in its front matter and in headings with a time; those of other stories are headings. */
export function liveOf(identified: Identified, timezone: string, now: Date): LiveStory {
  const { parsed, fields, times } = identified;
  const { body: text, bodyLine: line } = parsed;
  const { live, updates = [] } = fields;
  if (live === undefined) return { ...updatesOf(identified, updates, timezone, now), text };
  const split = splitBody({ text, line, published: times.published, timezone });
  const all = updatesOf(identified, [...updates, ...split.updates], timezone, now);
  return { ...all, text: split.text, findings: [...split.findings, ...all.findings] };
}

function updatesOf(
  { fields, times, id }: Pick<Identified, 'fields' | 'times' | 'id'>,
  updates: readonly WrittenUpdate[],
  timezone: string,
  now: Date,
): Omit<LiveStory, 'text'> {
  const { live = false } = fields;
  if (!live && updates.length === 0) return { shown: [], findings: [] };
  const findings: Finding[] = [];
  const latest = Math.max(times.from.getTime(), now.getTime());
  const shown: Shown[] = [];
  const removed: NonNullable<Live['removed']>[number][] = [];
  const keys = new Set<string>();
  for (const [index, update] of updates.entries()) {
    const at = (name: 'time' | 'updated' | 'removed') =>
      update[name] && instant(update[name], timezone).date.getTime();
    const published = at('time') ?? 0;
    const key = `update-${update.id ?? compact(published)}`;
    const faults = faultsOf(update, { published, updated: at('updated'), removed: at('removed'), latest });
    const isTwice = keys.has(key);
    const found = [...faults, ...earlyOf(update, published, times.published)];
    findings.push(...found.map((fault) => ({ ...fault, ...placeOf(update, index, fault.path) })));
    if (isTwice)
      findings.push({ code: 'live-update', message: twice(update), ...placeOf(update, index, []) });
    if (isTwice || published > latest) continue;
    keys.add(key);
    const anchor = `${hash(id).slice(0, 8)}-${key}`;
    const gone = at('removed');
    if (gone !== undefined && gone <= latest) removed.push({ anchor, when: gone, reason: update.reason });
    else {
      const { title, text: markdown = '' } = update;
      const updated = faults.length > 0 ? undefined : at('updated');
      shown.push({ anchor, title, published, updated, index, text: '', markdown, lines: update.lines });
    }
  }
  const newestFirst = shown.toSorted((a, b) => b.published - a.published || b.index - a.index);
  return {
    value: {
      isOpen: live,
      updates: newestFirst.map(({ index: _, markdown: __, lines: ___, ...update }) => update),
      removed: removed.length === 0 ? undefined : removed.toSorted((a, b) => b.when - a.when),
    },
    shown: newestFirst,
    findings,
  };
}

const twice = ({ id, lines }: WrittenUpdate): string =>
  `another update has this ${id === undefined ? 'time' : 'name'}, so this one is left out; write ${lines ? '{#a-name} at the end of its heading' : 'id: and a name of its own'}`;

/** Where what is said of an update belongs. */
const placeOf = (
  { lines }: WrittenUpdate,
  index: number,
  path: readonly string[],
): Pick<Finding, 'path' | 'field' | 'line'> =>
  lines ? { path: undefined, field: 'body', line: lines.heading } : { path: ['updates', index, ...path] };

type UpdateTimes = {
  readonly published: number;
  readonly updated: number | undefined;
  readonly removed: number | undefined;
  readonly latest: number;
};

type Fault = Pick<Finding, 'code' | 'message' | 'until'> & { readonly path: readonly string[] };

function faultsOf(
  update: WrittenUpdate,
  { published, updated, removed, latest }: UpdateTimes,
): readonly Fault[] {
  const isFuture = (time: number) => time > latest;
  // Nothing can be told of what comes before an update whose own time is wrong.
  const earliest = isFuture(published) ? -Infinity : published;
  const faults: Fault[] = [];
  const add = (code: Fault['code'], key: string, message: string, time = 0) =>
    faults.push({ code, path: [key], message, until: isFuture(time) ? time : undefined });
  if (isFuture(published)) add('future-date', 'time', LEFT_OUT, published);
  if (removed !== undefined && isFuture(removed)) add('live-update', 'removed', REMOVED_LATER, removed);
  if (removed !== undefined && removed < earliest) add('live-update', 'removed', REMOVED_BEFORE);
  if (updated !== undefined && isFuture(updated)) add('live-update', 'updated', UPDATED_LATER, updated);
  if (updated !== undefined && updated < earliest) add('live-update', 'updated', UPDATED_BEFORE);
  if (update.reason !== undefined && removed === undefined) add('live-update', 'reason', REASON_ALONE);
  return faults;
}

const LEFT_OUT = 'the update is in the future, so it is left out; write the time at which it was published';
const REMOVED_LATER = 'removed is in the future, so the update stays; write when it was taken out';
const REMOVED_BEFORE = 'removed is before the update; write when it was taken out';
const UPDATED_LATER = 'updated is in the future, so it is left out; write the time of the edit';
const UPDATED_BEFORE = 'updated is before the update, so it is left out; write the time of the edit';
const REASON_ALONE =
  'reason is given, but the update is not taken out; write removed: and when, or remove it';

/** What is said of an update of the front matter that is before its story; a heading that says its day means that day. */
function earlyOf({ lines }: WrittenUpdate, published: number, date: Date): readonly Fault[] {
  if (lines || published >= date.getTime()) return [];
  const message = 'the update is before the story’s date; correct its time, or the date of the story';
  return [{ code: 'live-update-early', path: ['time'], message }];
}

/** `20261124t1405`, in UTC, with seconds where there are any. */
const compact = (time: number): string =>
  new Date(time)
    .toISOString()
    .replace(/[-:]|\.000Z$/g, '')
    .replace(/(t\d{4})00$/i, '$1')
    .toLowerCase();

type Body = { readonly html: Html; readonly redacted: readonly Redacted[] };

type LiveBodyOptions = {
  readonly article: Pick<Identified, 'id' | 'url'>;
  readonly embeds: readonly string[];
  readonly language: string;
  readonly timezone: string;
  readonly refer: Recorder;
};

/**
 * A body with the updates below it, the newest first, as `live` has them. Each begins with a heading that has its id, and a line with its
 * times, so that a feed of the story can cut them out again.
 */
export function withUpdates(
  body: Body,
  { shown, live }: { readonly shown: readonly Shown[]; readonly live: Live | undefined },
  options: LiveBodyOptions,
): Body & { readonly live?: Live; readonly findings: readonly Finding[] } {
  if (live === undefined || shown.length === 0) return { ...body, live, findings: [] };
  const taken = new Set(live.updates.map(({ anchor }) => anchor));
  const story = {
    prefix: idPrefix(options.article.id),
    anchors: new Set([...anchorsIn(body.html), ...taken]),
  };
  const rendered = live.updates.map((update, position) =>
    renderUpdate(update, shown[position], { ...options, story }),
  );
  const forAudience = (audience: string | undefined): Html => {
    const parts = rendered.map((one) => `${one.heading}${bodyFor(one, audience)}`);
    return trustedHtml([withoutIds(bodyFor(body, audience), taken), ...parts].join('\n'));
  };
  const all = [body, ...rendered].flatMap(({ redacted }) => redacted.flatMap(({ from }) => from));
  const html = forAudience(undefined);
  const byBody = Map.groupBy([...new Set(all)].sort(), forAudience);
  return {
    html,
    redacted: [...byBody].filter(([each]) => each !== html).map(([each, from]) => ({ from, body: each })),
    live: {
      ...live,
      updates: live.updates.map((update, position) => ({ ...update, text: rendered[position]?.text ?? '' })),
    },
    findings: rendered.flatMap(({ findings }) => findings),
  };
}

/** An update keeps its name, whatever a heading of the story says. */
const withoutIds = (html: Html, taken: ReadonlySet<string>): string =>
  html.replace(/ id="([^"<>]*)"/g, (attribute, id: string) => (taken.has(id) ? '' : attribute));

function bodyFor({ html, redacted }: Body, audience: string | undefined): Html {
  return redacted.find(({ from }) => audience !== undefined && from.includes(audience))?.body ?? html;
}

function renderUpdate(
  update: LiveUpdate,
  { markdown = '', index = 0, lines }: Partial<Shown> = {},
  { article, embeds, language, timezone, refer, story }: LiveBodyOptions & { readonly story: StoryAnchors },
) {
  const { html, redacted, findings } = render({
    ...{ text: markdown, line: lines?.text ?? 1, id: `${article.id}#${update.anchor}`, base: article.url },
    ...{ embeds, language, refer, story },
  });
  const path = ['updates', index, 'text'];
  return {
    heading: heading(update, printerFor(language, timezone)),
    ...{ html, redacted },
    // What opens later is a word in it, and what is withheld from feeds is not.
    text: htmlText(bodyFor({ html, redacted }, 'public')).replace(/\s+/g, ' ').trim(),
    findings: lines ? findings : findings.map(({ code, message }): Finding => ({ code, message, path })),
  };
}

function heading({ anchor, title, published, updated }: LiveUpdate, print: (date: Date) => string): string {
  const time = (at: number) => {
    const date = new Date(at);
    return `<time datetime="${date.toISOString()}">${escapedText(print(date))}</time>`;
  };
  const edited = updated === undefined ? '' : ` (${time(updated)})`;
  return `<h2 id="${anchor}">${escapedText(title)}</h2>\n<p>${time(published)}${edited}</p>\n`;
}
