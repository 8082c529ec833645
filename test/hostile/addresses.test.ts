import { expect, test } from 'vitest';
import { uri } from '../../src/domain/uri.ts';
import { gif, mp3, png } from '../content/folder.ts';
import { paper, site, story } from '../partner/paper.ts';

/** RFC 3986, appendix A: a URI with a scheme. */
const PCHAR = String.raw`(?:[\w\-.~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})`;
const HOST = String.raw`(?:\[[0-9A-Fa-f:.]+\]|(?:[\w\-.~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)`;
const URI = new RegExp(
  String.raw`^[A-Za-z][A-Za-z0-9+\-.]*:(?://(?:(?:[\w\-.~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*@)?${HOST}(?::\d*)?(?:/${PCHAR}*)*|/?${PCHAR}*(?:/${PCHAR}*)*)(?:\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?])*)?$`,
);

test.for([
  ['https://a.example/', 'https://a.example/'],
  ['https://a.example/a%2fb?c=d#e', 'https://a.example/a%2fb?c=d#e'],
  ['https://a.example/[a]{b}|c^d\\e`f', 'https://a.example/%5Ba%5D%7Bb%7D%7Cc%5Ed%5Ce%60f'],
  ['https://a.example/?a[]=1&b={c}|^`\\', 'https://a.example/?a%5B%5D=1&b=%7Bc%7D%7C%5E%60%5C'],
  ['https://a.example/#a[b]#c', 'https://a.example/#a%5Bb%5D%23c'],
  ['https://a.example/100%', 'https://a.example/100%25'],
  ['https://a.example/%zz%4', 'https://a.example/%25zz%254'],
  ['https://a.example/é\ud800', 'https://a.example/%C3%A9%EF%BF%BD'],
  ['https://[2001:db8::1]:8080/[x]', 'https://[2001:db8::1]:8080/%5Bx%5D'],
  ['https://u[s@a.example/', 'https://u%5Bs@a.example/'],
  ['https://a{b.example/', 'https://a%7Bb.example/'],
  ['mailto:Jane Doe <jane@a.example>', 'mailto:Jane%20Doe%20%3Cjane@a.example%3E'],
  ['tel:+1 (555) 0100', 'tel:+1%20(555)%200100'],
  ['#a b', '#a%20b'],
  ['/paper/[x]?a|b', '/paper/%5Bx%5D?a%7Cb'],
] as const)('%s is written %s', ([given, written]) => {
  expect(uri(given)).toBe(written);
  expect(uri(written)).toBe(written);
});

/** A tail that the URL standard leaves as it is, or nearly. */
const TAIL = 'a[1]{b}|c^d`e"f<g>%zz%?x[]={y}|^`\\&z=%#f[g]{h}|^`\\%';
const at = (host: string) => JSON.stringify(`https://${host}.example/${TAIL}`);

const files = {
  'site.yaml': `${site().replace('The Paper Company', `{name: The Paper Company, url: ${at('company')}}`)}license: ${at('license')}
hubs: [${at('hub').replace(/#.*/, '"')}]
embeds: [frame.example]
images: {resize: "https://resize.example/{width}x{height}|[{x}]/{url}?q={y}^", widths: [16]}
licensing: {permits: [search], standard: ${at('standard')}, server: ${at('server')}}
logo: {src: ${at('logo')}, type: image/png}
sources: {AP: {url: ${at('ap')}, feed: ${at('apfeed')}}}
redirects: {/old: ${at('moved')}, /gone: '/news/a?x[]={y}#f[g]'}
podcasts: {Show: {image: ${at('cover')}, funding: ${at('fund')}}}
callout: |
  [Give](<https://give.example/${TAIL.replace(/[<>]/g, '')}>)
partners:
  p: {profile: msn, parameters: {utm_source: "[p]|"}}
  q: {profile: smartnews, logo: {src: ${at('snf')}, type: image/png}}
  r: {profile: feedly, format: atom}
`,
  'news/a.md': story(
    'a',
    {
      source: 'AP',
      license: at('licensed'),
      authors: `[{name: Ann, url: ${at('ann')}}, Ben]`,
      tags: '[Show, "[x]|{y}"]',
      image: `{src: ${at('picture')}, alt: x, type: image/jpeg, width: 900, height: 900}`,
      audio: `{src: ${at('audio')}, type: audio/mpeg, length: 9, transcript: ${at('vtt')}, chapters: ${at('chapters')}}`,
      attachments: `[{src: ${at('file')}, type: application/pdf, length: 9}]`,
    },
    `[a](<https://link.example/${TAIL.replace(/[<>]/g, '')}>) [b](b.md#p[1]|{2}) [c](#q[1]|) [d](/tags/show/?x[]={1})
[m](<mailto:a b{c}@x.example>) [t](<tel:+1 555|{2}>) ![p](<https://image.example/${TAIL.replace(/[<>]/g, '')}>)

<a id="p[1]" href='https://html.example/${TAIL.replace(/['<>]/g, '')}'>x</a> <q cite='https://cite.example/${TAIL}'>x</q>
<iframe src='https://frame.example/${TAIL}'></iframe> <video poster='https://poster.example/${TAIL}' src='https://video.example/${TAIL}'></video>
`,
  ),
  'news/b.md': story('b', { url: at('elsewhere') }, 'Elsewhere.'),
  'news/c.md': story(
    'c',
    { image: '{src: p.png, alt: x}', tags: '[Show]' },
    '[f](<p.png#a[b]|c>) ![i](p.png)',
  ),
  'news/p.png': png,
  'news/g.gif': gif,
  'news/m.mp3': mp3,
};

const PATHS = [
  ...['', '/news', '/tags/show', '/authors/ann'].flatMap((scope) =>
    ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json', ''].map((file) => `${scope}/${file}`),
  ),
  ...['/rss.xml?q=%5Ba%5D%7C', '/atom.xml?tag=show&limit=1', '/opml.xml', '/opml-atom.xml', '/sitemap.xml'],
  ...['/sitemaps/pages.xml', '/sitemaps/2026-11.xml', '/news-sitemap.xml', '/license.xml', '/robots.txt'],
  ...['/partners/p/rss.xml', '/partners/q/rss.xml', '/partners/r/atom.xml', '/news/a', '/news/c'],
  ...['/news/a/newsml.xml', '/news/c/newsml.xml', '/subscribe', '/authors/', '/tags/'],
];

test('every address that is written anywhere is a URI', async () => {
  const { get, compiled } = await paper(files);
  expect(compiled.articles.size).toBe(3);
  const hosts = new Set<string>();
  for (const path of PATHS) {
    const first = await get(path);
    const moved = first.headers.get('location');
    const response =
      moved === null ? first : await get(new URL(moved, 'https://paper.example').href.slice(21));
    expect([path, response.status]).toEqual([path, 200]);
    const text = await response.text();
    const addresses = [
      ...addressesIn(text, response.headers.get('content-type') ?? ''),
      ...[...(response.headers.get('link') ?? '').matchAll(/<([^>]*)>/g)].map(([, url = '']) => url),
    ];
    for (const address of addresses) {
      if (/^(?:[a-z][a-z0-9+.-]*:)/i.test(address))
        expect([path, address]).toEqual([path, expect.stringMatching(URI)]);
      else expect([path, address, uri(address)]).toEqual([path, address, address]);
      hosts.add(URL.parse(address)?.hostname ?? '');
    }
  }
  const wanted = Object.values(files).flatMap((file) =>
    typeof file === 'string'
      ? [...file.matchAll(/https:\/\/(\w+\.example)\//g)].map(([, host = '']) => host)
      : [],
  );
  // Where redirects lead is in no document.
  expect([...new Set(wanted)].filter((host) => !hosts.has(host) && host !== 'moved.example')).toEqual([]);
  for (const path of ['/old', '/gone']) {
    const location = (await get(path)).headers.get('location') ?? '';
    expect(new URL(location, 'https://paper.example').href).toMatch(URI);
    expect(uri(location)).toBe(location);
  }
});

/** Everything that is an address: by the attribute, the element or the key that it is in. */
function addressesIn(text: string, type: string): readonly string[] {
  if (type.includes('json')) return inJson(JSON.parse(text));
  const plain = text.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => escaped(inner));
  const attributes =
    /\s(?:href|src|url|uri|poster|cite|xmlUrl|htmlUrl|action|domain|scheme|image|server)="([^"]*)"/g;
  const elements =
    /<((?:[a-z]+:)?(?:link|uri|url|comments|docs|icon|logo|loc|standard|terms|usageTerms|license))>([^<]*)</g;
  const found = [...plain.matchAll(attributes)].map(([, value = '']) => unescaped(value));
  found.push(...[...plain.matchAll(elements)].map(([, , value = '']) => unescaped(value)));
  for (const [, html = ''] of plain.matchAll(
    /<(?:content:encoded|content|description)\b[^>]*>([^<]*&lt;[^<]*)</g,
  ))
    found.push(...addressesIn(unescaped(html), 'text/html'));
  for (const [, script = ''] of plain.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g))
    found.push(...inJson(JSON.parse(script)));
  return found.filter((value) => value !== '' && !/^(?:The Paper|data:)/.test(value));
}

function inJson(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') {
    if (key === 'content_html' || value.includes('<a ')) return addressesIn(value, 'text/html');
    return /^(?:.*url|uri|href|image|icon|favicon|@id|logo|license|usageTerms)$/i.test(key) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => inJson(each, key));
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => inJson(each, name))
    : [];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const unescaped = (text: string): string =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
