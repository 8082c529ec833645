import type { Article, Correction, Withdrawal } from '../domain/article.ts';
import { type Html, trustedHtml } from '../domain/html.ts';
import { dateAt } from '../domain/instant.ts';
import type { Site } from '../domain/site.ts';
import { type Columns, headsFrom, headsTo } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

/** A type as JSON carries it: instants in milliseconds since 1970, brands gone. */
type Wire<T> = T extends Date
  ? number
  : T extends Html
    ? string
    : T extends object
      ? { readonly [K in keyof T]: Wire<T[K]> }
      : T;

type WireSnapshot = Omit<Wire<Snapshot>, 'heads'> & { readonly heads: Columns };

/** A snapshot as JSON. Equal snapshots give equal text. */
export function encodeSnapshot(snapshot: Snapshot): string {
  return toJson({ ...snapshot, heads: headsTo(snapshot.heads) });
}

/** The snapshot in what `encodeSnapshot` gave; throws a SyntaxError when it is not JSON. */
export function decodeSnapshot(text: string): Snapshot {
  // Only `encodeSnapshot` writes what is given here: both belong to one build.
  const wire = JSON.parse(text) as WireSnapshot;
  return {
    ...wire,
    site: site(wire.site),
    heads: headsFrom(wire.heads),
    withdrawals: wire.withdrawals.map(withdrawal),
  };
}

/** An article as JSON, without a line break. Equal articles give equal text. */
export function encodeArticle(article: Article): string {
  const { published, updated, from, until, corrections } = article;
  // Date by date, as `toJson`, which asks at every value, takes twice as long.
  return JSON.stringify({
    ...article,
    published: published.getTime(),
    updated: updated?.getTime(),
    from: from.getTime(),
    until: until?.getTime(),
    corrections: corrections.map(({ date, text }) => ({ date: date.getTime(), text })),
  });
}

/** The article in what `encodeArticle` gave, with its keys in their order; throws a SyntaxError when it is not JSON. */
export function decodeArticle(text: string): Article {
  // Only `encodeArticle` writes what is given here: both belong to one build.
  const wire = JSON.parse(text) as Wire<Article>;
  const { updated, until, callout, redacted } = wire;
  return {
    ...wire,
    published: new Date(wire.published),
    updated: dateAt(updated),
    from: new Date(wire.from),
    until: dateAt(until),
    corrections: wire.corrections.map(correction),
    body: trustedHtml(wire.body),
    callout: callout === undefined ? undefined : trustedHtml(callout),
    redacted: redacted?.map(({ from, body }) => ({ from, body: trustedHtml(body) })),
  };
}

/** A site as JSON. Equal sites give equal text. */
export function encodeSite(value: Site): string {
  return toJson(value);
}

/** The site in what `encodeSite` gave. */
export function decodeSite(text: string): Site {
  // Only `encodeSite` writes what is given here.
  return site(JSON.parse(text) as Wire<Site>);
}

/** A withdrawal as JSON. Equal withdrawals give equal text. */
export function encodeWithdrawal(value: Withdrawal): string {
  return toJson(value);
}

/** The withdrawal in what `encodeWithdrawal` gave. */
export function decodeWithdrawal(text: string): Withdrawal {
  // Only `encodeWithdrawal` writes what is given here.
  return withdrawal(JSON.parse(text) as Wire<Withdrawal>);
}

function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, json: unknown) {
    // A Date is given as its toJSON text; the date itself is still with the holder.
    const value = this[key];
    return value instanceof Date ? value.getTime() : json;
  });
}

function correction({ date, text }: Wire<Correction>): Correction {
  return { date: new Date(date), text };
}

function withdrawal(wire: Wire<Withdrawal>): Withdrawal {
  return { ...wire, withdrawn: new Date(wire.withdrawn), from: new Date(wire.from) };
}

function site(wire: Wire<Site>): Site {
  const callouts = Object.entries(wire.callouts).map(([path, html]) => [path, trustedHtml(html)] as const);
  return { ...wire, callouts: Object.fromEntries(callouts) };
}
