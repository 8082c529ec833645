import type { Attributes } from 'sanitize-html';
import type { Redacted } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import type { Recorder, Resolved } from '../article/library.ts';
import { present } from '../article/present.ts';
import { sanitizeHtml } from '../source/libraries.ts';
import { accepted } from './sanitise.ts';
import { withTextAddresses } from './text-addresses.ts';

/** What each audience gets from which something in a text is withheld; `refer` has resolved what is in it. */
export function redactions(html: Html, refer: Recorder, placeholder: string): readonly Redacted[] {
  const found = refer.found().filter((each) => audiencesOf(each).length > 0);
  const byUrl = new Map(found.map((each) => [each.kind === 'problem' ? '' : each.url, audiencesOf(each)]));
  const hides = (url: string, audience: string) =>
    (byUrl.get(url) ?? audiencesOf(refer.resolve('text', url))).includes(audience);
  const audiences = new Set(found.flatMap(audiencesOf));
  const byBody = Map.groupBy([...audiences].sort(), (audience) =>
    redact(html, (url) => hides(url, audience), placeholder),
  );
  return [...byBody].filter(([body]) => body !== html).map(([body, from]) => ({ from, body }));
}

const audiencesOf = (found: Resolved): readonly string[] =>
  found.kind === 'problem' ? [] : (found.withheld ?? []);

/**
 * Sanitized HTML without everything that leads to what is hidden: an element that shows it, with the figure around it; of a link to it
 * the text stays, unless that is its address, and no address of it is text. A paragraph of which nothing is left goes too.
 */
export function redact(html: Html, hides: (url: string) => boolean, placeholder: string): Html {
  const shows = new WeakSet<Attributes>();
  const leads = new WeakSet<Attributes>();
  /** Whether each figure that is open shows something hidden. */
  const figures: boolean[] = [];
  const result = sanitizeHtml()(html, {
    ...accepted,
    transformTags: {
      '*'(tagName, { src, href, poster, cite, ...rest }) {
        const visible = (url: string | undefined) => (url === undefined || hides(url) ? undefined : url);
        const urls = { src: visible(src), href: visible(href), poster: visible(poster), cite: visible(cite) };
        const attribs: Attributes = { ...present(urls), ...rest };
        if (src !== undefined && urls.src === undefined) shows.add(attribs);
        if (href !== undefined && urls.href === undefined) leads.add(attribs);
        if (tagName === 'figure') figures.push(false);
        return { tagName, attribs };
      },
    },
    exclusiveFilter({ tag, attribs, text }) {
      if (shows.has(attribs)) {
        figures.fill(true);
        return true;
      }
      if (tag === 'figure' && figures.pop()) return true;
      if (!leads.has(attribs)) return false;
      if (hides(text.trim())) return true;
      return attribs.id === undefined ? 'excludeTag' : false;
    },
  });
  const left = sanitizeHtml()(result, accepted).replace(/<p>\s*<\/p>\n?/g, '');
  return withTextAddresses(trustedHtml(left), (address) => (hides(address) ? placeholder : undefined));
}

/** The addresses of what sanitized HTML shows or plays, each once. */
export const pictureUrls = (html: Html): readonly string[] => [
  ...new Set(
    [...html.matchAll(/\s(?:src|poster)="([^"]*)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&')),
  ),
];
