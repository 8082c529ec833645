import type { Article } from './article.ts';
import type { Collection, Entry, Listing, Located } from './collection.ts';
import { type Html, trustedHtml } from './html.ts';

/** When the page at the other end of a link is public, in milliseconds since 1970: `from <= now < until`. */
export type Shown = { readonly from: number; readonly until?: number };

/**
 * An attribute (`href`, `cite`) as stored HTML has it while it depends on the time: under a name that no author can give, so
 * that a link whose times nobody looked at leads nowhere.
 */
export function scheduledAttribute(
  name: 'href' | 'cite',
  url: string,
  { from, until = '' }: { readonly from: number; readonly until?: number | '' },
): readonly [name: string, value: string] {
  return [`data-${name}`, `${from} ${until} ${url}`];
}

/** Stored HTML as it is at an instant: links to what is not public are text. */
export function openLinks(html: Html, now: number): Html {
  if (!html.includes(' data-')) return html;
  const dropped: boolean[] = [];
  const linked = html.replace(ANCHOR, (tag: string, times: string | undefined, rest: string | undefined) => {
    if (rest === undefined) return dropped.pop() ? '' : tag;
    const isText = times !== undefined && attributeAt(times, now) === '' && !rest.includes(' id="');
    dropped.push(isText);
    return isText ? '' : tag;
  });
  return trustedHtml(linked.replace(TAG, (tag) => attributeAt(tag, now)));
}

/** Stored HTML in which links are open for good that are so from an instant on at the latest. */
export function openFrom(html: Html, since: Date): Html {
  const opened = (tag: string) =>
    tag.replace(ATTRIBUTE, (attribute, name: string, from: string, until: string, url: string) =>
      until === '' && Number(from) <= since.getTime() ? ` ${name}="${url}"` : attribute,
    );
  return trustedHtml(html.replace(TAG, opened));
}

/** The instants at which stored HTML changes. */
export function linkTimes(html: string): readonly number[] {
  if (!html.includes(' data-')) return [];
  return [...html.matchAll(TAG)].flatMap(([tag]) =>
    [...tag.matchAll(ATTRIBUTE)].flatMap(([, , from, until]) =>
      [from, until].filter((each) => each !== undefined && each !== '').map(Number),
    ),
  );
}

/** The hash of an article whose links change at these instants. */
export function hashWithTimes(hash: string, instants: readonly number[]): string {
  const times = [...new Set(instants)].sort((a, b) => a - b);
  return [hash, ...times.map((time) => time.toString(36))].join('~');
}

/** The instants in such a hash, in their order. */
export function timesOfHash(hash: string): readonly number[] {
  return hash
    .split('~')
    .slice(1)
    .map((time) => Number.parseInt(time, 36));
}

/** A collection whose articles have the links that are open at the time of each question. */
export function withOpenLinks(collection: Collection): Collection {
  const known = wrapped.get(collection);
  if (known) return known;
  const stored = new WeakMap<Entry, Entry>();
  const listings = new WeakMap<Listing, { readonly state: State; readonly listing: Listing }>();
  const listingAt = (listing: Listing, now: number): Listing => {
    const state = stateAt(
      listing.entries.flatMap(({ hash }) => timesOfHash(hash)),
      now,
    );
    if (state === undefined) return listing;
    const before = listings.get(listing);
    if (before && before.state.since === state.since && before.state.until === state.until)
      return before.listing;
    const entries = listing.entries.map((entry) => {
      const hash = hashAt(entry.hash, now);
      if (hash === entry.hash) return entry;
      const open = { ...entry, hash };
      stored.set(open, entry);
      return open;
    });
    const modified = latest(listing.modified, state.since);
    const changesAt = earliest(listing.changesAt, state.until);
    const made = { ...listing, entries, ...(modified && { modified }), ...(changesAt && { changesAt }) };
    listings.set(listing, { state, listing: made });
    return made;
  };
  const made: Collection = {
    ...collection,
    list: async (selection, page, now) => {
      const listing = await collection.list(selection, page, now);
      return listing && listingAt(listing, now.getTime());
    },
    read: async (entries, now) => {
      const articles = await collection.read(
        entries.map((entry) => stored.get(entry) ?? entry),
        now,
      );
      return articles.map((article) => articleAt(article, now.getTime()));
    },
    locate: async (path, now) => {
      const there = await collection.locate(path, now);
      return there?.kind === 'article' ? locatedAt(there, now.getTime()) : there;
    },
  };
  wrapped.set(collection, made);
  return made;
}

const wrapped = new WeakMap<Collection, Collection>();

/** An article with the links that are open at an instant (milliseconds since 1970). */
export function articleAt(article: Article, now: number): Article {
  const hash = hashAt(article.hash, now);
  if (hash === article.hash) return article;
  const { body, callout, redacted } = article;
  return {
    ...article,
    hash,
    body: openLinks(body, now),
    ...(callout && { callout: openLinks(callout, now) }),
    ...(redacted && { redacted: redacted.map((one) => ({ ...one, body: openLinks(one.body, now) })) }),
  };
}

function locatedAt(there: Extract<Located, { kind: 'article' }>, now: number): Located {
  const state = stateAt(timesOfHash(there.article.hash), now);
  const changesAt = earliest(there.changesAt, state?.until);
  const modified = state?.since === undefined ? undefined : new Date(state.since);
  return { ...there, article: articleAt(there.article, now), modified, ...(changesAt && { changesAt }) };
}

/** Between which instants nothing opens or closes; undefined where nothing ever does. */
type State = { readonly since: number | undefined; readonly until: number | undefined };

function stateAt(times: readonly number[], now: number): State | undefined {
  if (times.length === 0) return undefined;
  const [past, ahead] = [times.filter((time) => time <= now), times.filter((time) => time > now)];
  return {
    since: past.length === 0 ? undefined : Math.max(...past),
    until: ahead.length === 0 ? undefined : Math.min(...ahead),
  };
}

/** Another hash after each instant at which something opens or closes. */
function hashAt(hash: string, now: number): string {
  const [content = '', ...times] = hash.split('~');
  return times.length === 0 ? hash : `${content}.${timesOfHash(hash).filter((time) => time <= now).length}`;
}

const latest = (date: Date | undefined, time: number | undefined): Date | undefined =>
  time === undefined || (date && date.getTime() >= time) ? date : new Date(time);

const earliest = (date: Date | undefined, time: number | undefined): Date | undefined =>
  time === undefined || (date && date.getTime() <= time) ? date : new Date(time);

/** The sanitizer escapes `<`, `>` and `"` in values, and `<` in text, where what looks like the attribute means nothing. */
const TAG = /<[a-z][^<>]*>/g;
const ATTRIBUTE = / data-(href|cite)="(\d+) (\d*) ([^"]*)"/g;
const ANCHOR = /<a(?=[ >])( data-href="[^"]*")?([^<>]*)>|<\/a>/g;

function attributeAt(attribute: string, now: number): string {
  return attribute.replace(ATTRIBUTE, (_, name: string, from: string, until: string, url: string) =>
    Number(from) <= now && (until === '' || now < Number(until)) ? ` ${name}="${url}"` : '',
  );
}
