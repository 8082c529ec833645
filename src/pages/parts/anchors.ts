import { type Html, trustedHtml } from '../../domain/html.ts';

/**
 * A body as its own page has it. Feeds show bodies among others, so their ids are marked with a hash; here there are no others, and
 * links from outside and from tables of contents lead to ids as they were written.
 */
export function withPlainIds(body: Html, url: string): Html {
  const own = `${url.replaceAll('&', '&amp;')}#`;
  const plain = body.replace(/<[a-z][^<>]*>/g, (tag) =>
    tag.replace(/ (id|href)="([^"]*)"/g, (whole, name: string, value: string) => {
      if (name === 'id') return ` id="${unmarked(value)}"`;
      return value.startsWith(own) ? ` href="#${unmarked(value.slice(own.length))}"` : whole;
    }),
  );
  return trustedHtml(plain);
}

/** Without its hash, unless it would be the page's own id. */
function unmarked(id: string): string {
  const plain = id.replace(/^((?:fn|fnref)-)?[0-9a-f]{8}-/, '$1');
  return pageIds.has(plain) ? id : plain;
}

const pageIds: ReadonlySet<string> = new Set(
  'feed arrival-title content latest-title sections-title subscribe subscribe-title'.split(' '),
);
