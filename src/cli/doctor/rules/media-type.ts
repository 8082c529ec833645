import { type Finding, finding } from '../faults.ts';
import type { Document } from '../look/document.ts';
import type { FeedVisit, Visit } from '../look/visit.ts';

/** The type of each format, and others that readers take as well. */
const types: Readonly<Record<Document['kind'], readonly string[]>> = {
  rss: ['application/rss+xml', 'application/xml', 'text/xml', 'application/rdf+xml'],
  atom: ['application/atom+xml', 'application/xml', 'text/xml'],
  json: ['application/feed+json', 'application/json'],
};

/** Media types and charsets that mislead readers. */
export function typeFindings({ feeds }: Visit): readonly Finding[] {
  return feeds.flatMap(ofFeed);
}

function ofFeed({ url, plain: { last }, document }: FeedVisit): readonly Finding[] {
  if (last === undefined || document === undefined || !('items' in document)) return [];
  const field = last.fields['content-type'] ?? '';
  const [type = '', ...parameters] = field.split(';').map((part) => part.trim().toLowerCase());
  const known = types[document.kind];
  const wrong = known.includes(type)
    ? []
    : [
        finding(
          'media-type',
          url,
          `Its Content-Type is ${field === '' ? 'missing' : field}; of ${names[document.kind]} it is ${known[0]}.`,
        ),
      ];
  const given = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  return [
    ...wrong,
    ...charset(url, { type, given, isJson: document.kind === 'json', declared: declaredIn(last.body) }),
  ];
}

type Charset = {
  readonly type: string;
  readonly given: string | undefined;
  readonly isJson: boolean;
  readonly declared: string;
};

/** JSON has no charset parameter, and is always UTF-8 (RFC 8259 §8.1). */
function charset(url: string, { type, given, isJson, declared }: Charset): readonly Finding[] {
  if (given === undefined)
    return isJson
      ? []
      : [
          finding(
            'charset',
            url,
            `Its Content-Type, ${type}, has no charset; some readers then take text for ${type.startsWith('text/') ? 'US-ASCII' : 'something else'}.`,
          ),
        ];
  const said = isJson ? 'utf-8' : declared;
  return given === said
    ? []
    : [finding('charset-conflict', url, `Its Content-Type says ${given}, the document ${said}.`)];
}

function declaredIn(body: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  return /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
}

const names: Readonly<Record<Document['kind'], string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };
