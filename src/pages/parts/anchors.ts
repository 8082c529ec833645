import { type Html, plainId, trustedHtml } from '../../domain/html.ts';
import { decodedPart } from '../../domain/uri.ts';

/**
 * A body as its own page has it. Feeds show bodies among others, so their ids are marked with a hash; here there are no others, and
 * links from outside and from tables of contents lead to ids as they were written. What the story itself links to answers to its marked
 * id as well, since that is the address which its feeds carry.
 */
export function withPlainIds(body: Html, url: string): Html {
  const own = `${url.replaceAll('&', '&amp;')}#`;
  const linked = new Set<string>();
  for (const [, address = ''] of body.matchAll(/ href="([^"]*)"/g))
    if (address.startsWith(own)) linked.add(decodedPart(address.slice(own.length).split(':~:', 1).join('')));
  let waiting = '';
  const plain = body.replace(/<[a-z][^<>]*>/g, (tag) => {
    const [element = ''] = tag.slice(1).split(/[\s/>]/, 1);
    const written = tag.replace(/ (id|href)="([^"]*)"/g, (attribute, name: string, value: string) => {
      if (name === 'href')
        return value.startsWith(own) ? ` href="#${unmarked(value.slice(own.length))}"` : attribute;
      const id = unmarked(value);
      if (id !== value && linked.has(value)) waiting += `<span id="${value}"></span>`;
      return ` id="${id}"`;
    });
    const anchors = waiting;
    if (anchors === '' || HOLDS_NO_TEXT.test(element)) return written;
    waiting = '';
    return HOLDS_NOTHING.test(element) ? anchors + written : written + anchors;
  });
  return trustedHtml(plain + waiting);
}

/** Elements in which only certain others may be: an anchor is in the next one that may hold it. */
const HOLDS_NO_TEXT = /^(?:table|thead|tbody|tfoot|tr|colgroup|col|ul|ol|dl|details|source|track)$/;

const HOLDS_NOTHING = /^(?:img|br|hr|wbr|iframe|audio|video)$/;

/** Without its hash, unless it would be the page's own id. */
function unmarked(id: string): string {
  const plain = plainId(id);
  return pageIds.has(plain) ? id : plain;
}

const pageIds: ReadonlySet<string> = new Set(
  'feed arrival-title content latest-title sections-title subscribe subscribe-title'.split(' '),
);
