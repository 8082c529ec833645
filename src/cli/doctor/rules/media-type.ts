import { type DoctorFinding, finding } from '../faults.ts';
import type { Document } from '../look/document.ts';
import type { FeedVisit, Visit } from '../look/visit.ts';

/** The type of each format, and others that readers take as well. */
const types: Readonly<Record<Document['kind'], readonly string[]>> = {
  rss: ['application/rss+xml', 'application/xml', 'text/xml', 'application/rdf+xml'],
  atom: ['application/atom+xml', 'application/xml', 'text/xml'],
  json: ['application/feed+json', 'application/json'],
};

/** Media types and charsets that mislead readers. */
export function typeFindings({ feeds }: Visit): readonly DoctorFinding[] {
  return feeds.flatMap(ofFeed);
}

function ofFeed({ url, plain: { last }, document }: FeedVisit): readonly DoctorFinding[] {
  if (last === undefined || document === undefined || !('items' in document)) return [];
  const field = last.fields['content-type'] ?? '';
  const [type = '', ...parameters] = field.split(';').map((part) => part.trim().toLowerCase());
  const expected = types[document.kind];
  const wrong = expected.includes(type)
    ? []
    : [
        finding(
          'media-type',
          url,
          `Its Content-Type is ${field === '' ? 'missing' : field}; of ${names[document.kind]} it is ${expected[0]}.`,
        ),
      ];
  const charsetParameter = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  return [
    ...wrong,
    ...charset(url, {
      type,
      charsetParameter,
      isJson: document.kind === 'json',
      declared: declaredIn(last.body),
    }),
  ];
}

type Charset = {
  readonly type: string;
  readonly charsetParameter: string | undefined;
  readonly isJson: boolean;
  readonly declared: string;
};

/** JSON has no charset parameter, and is always UTF-8 (RFC 8259 §8.1). */
function charset(
  url: string,
  { type, charsetParameter, isJson, declared }: Charset,
): readonly DoctorFinding[] {
  if (charsetParameter === undefined)
    return isJson
      ? []
      : [
          finding(
            'charset',
            url,
            `Its Content-Type, ${type}, has no charset; some readers then take text for ${type.startsWith('text/') ? 'US-ASCII' : 'something else'}.`,
          ),
        ];
  const actual = isJson ? 'utf-8' : declared;
  return charsetParameter === actual
    ? []
    : [
        finding(
          'charset-conflict',
          url,
          `Its Content-Type says ${charsetParameter}, the document ${actual}.`,
        ),
      ];
}

function declaredIn(body: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  return /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
}

const names: Readonly<Record<Document['kind'], string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };
