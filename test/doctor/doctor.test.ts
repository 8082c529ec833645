import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gunzipSync, gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/doctor/main.ts';
import { spec } from '../../src/cli/doctor/spec.ts';
import { command } from '../cli/command.ts';
import { SITE } from '../cli/newsroom.ts';
import { type Break, dateline, fields, instead, isFeed, isRss, type Site, text } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await dateline();
});
afterAll(() => site.close());

const doctor = async (fault: Break | undefined, args: readonly string[] = [site.url]) => {
  site.break(fault);
  const { code, stdout } = await command({ spec, main }, { args: [...args, '--json'] });
  return {
    code,
    findings: JSON.parse(stdout).findings as readonly { code: string; message: string; advice: string }[],
  };
};

const html = (status: number, headers: Readonly<Record<string, string>> = {}, body = 'Just a moment…') =>
  new Response(`<!DOCTYPE html><title>${body}</title>`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  });

const agent = (request: Request) => request.headers.get('user-agent') ?? '';
const moved = (status: number, location: string) =>
  new Response(null, { status, headers: { Location: location } });

/** A server whose clock is so many milliseconds ahead whenever it is asked. */
const clock =
  (ahead: number, more: Readonly<Record<string, string>> = {}): Break =>
  (answer) =>
  (request) =>
    fields({ date: new Date(Date.now() + ahead).toUTCString(), ...more })(answer)(request);

/** Compresses feeds again, as a proxy does that knows nothing of the service's own compression. */
const regzip =
  (headers: Readonly<Record<string, string | null>>, tag: (etag: string) => string = (etag) => etag): Break =>
  (answer) =>
  async (request) => {
    const asked = new Headers(request.headers);
    asked.set('accept-encoding', 'identity');
    const response = await answer(new Request(request, { headers: asked }));
    const takes = /gzip/.test(request.headers.get('accept-encoding') ?? '');
    if (!isFeed(new URL(request.url).pathname) || !takes || response.status !== 200) return response;
    const kept = new Headers(response.headers);
    kept.delete('content-length');
    kept.set('content-encoding', 'gzip');
    kept.set('etag', tag(kept.get('etag') ?? ''));
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) kept.delete(name);
      else kept.set(name, value);
    }
    return new Response(gzipSync(Buffer.from(await response.arrayBuffer())), { headers: kept });
  };

const without = (given: Headers, name: string) => {
  const headers = new Headers(given);
  headers.delete(name);
  return headers;
};

let counter = 0;

/** A fault, what makes it, the codes that are to be found, and what is said of it. */
const broken: readonly (readonly [string, Break, readonly string[], RegExp?])[] = [
  [
    'Cloudflare challenges some readers',
    instead(
      (request, path) => isFeed(path) && /Feedly|newsboat\/|python/.test(agent(request)),
      () => html(403, { 'cf-mitigated': 'challenge', server: 'cloudflare' }),
    ),
    ['challenge'],
    /^Feedly, newsboat, a script: a page of Cloudflare .*403, cf-mitigated: challenge/,
  ],
  [
    'AWS WAF challenges everybody',
    instead(
      (_, path) => isFeed(path),
      () => html(202, { 'x-amzn-waf-action': 'challenge' }),
    ),
    ['challenge'],
    /Whoever asks: a page of AWS WAF/,
  ],
  [
    'a captcha',
    instead(
      (_, path) => isFeed(path),
      () => html(200, {}, 'Please solve the CAPTCHA'),
    ),
    ['challenge'],
  ],
  [
    '403 for programs',
    instead(
      (request, path) => isFeed(path) && /curl|python/.test(agent(request)),
      () => new Response('no', { status: 403 }),
    ),
    ['refused'],
    /a script, curl: 403/,
  ],
  [
    '429',
    instead(
      (request, path) => isRss(path) && /NewsBlur/.test(agent(request)),
      () => new Response('slow', { status: 429 }),
    ),
    ['rate-limited'],
    /NewsBlur: 429/,
  ],
  [
    'a feed that is gone',
    instead(
      (_, path) => path === '/atom.xml',
      () => new Response('', { status: 404 }),
    ),
    ['not-found'],
  ],
  [
    'a feed that fails',
    instead(
      (_, path) => path === '/feed.json',
      () => new Response('', { status: 502 }),
    ),
    ['server-error'],
  ],
  [
    'a page for those who accept HTML',
    instead(
      (request, path) => isFeed(path) && /html/.test(request.headers.get('accept') ?? ''),
      () => html(200, {}, 'Welcome'),
    ),
    ['html-instead'],
    /miniflux, Googlebot-News: a page/,
  ],
  [
    'a redirect for now',
    instead(
      (_, path) => path === '/rss.xml',
      () => moved(302, '/news/rss.xml'),
    ),
    ['redirect-temporary'],
  ],
  [
    'a chain of redirects',
    instead(
      (_, path) => ['/rss.xml', '/one.xml'].includes(path),
      ({ url }) => moved(301, url.includes('one') ? '/news/rss.xml' : '/one.xml'),
    ),
    ['redirect-chain'],
  ],
  [
    'redirects without end',
    instead(
      (_, path) => ['/rss.xml', '/one.xml'].includes(path),
      ({ url }) => moved(301, url.includes('one') ? '/rss.xml' : '/one.xml'),
    ),
    ['redirect-loop'],
  ],
  ['a type of no feed', fields({ 'content-type': 'text/plain; charset=utf-8' }), ['media-type']],
  ['no type', fields({ 'content-type': 'application/octet-stream; charset=utf-8' }), ['media-type']],
  ['no charset', fields({ 'content-type': 'text/xml' }, isRss), ['charset'], /US-ASCII/],
  [
    'another charset',
    fields({ 'content-type': 'application/rss+xml; charset=iso-8859-1' }, isRss),
    ['charset-conflict'],
  ],
  ['no validators', fields({ etag: null, 'last-modified': null }), ['no-validators']],
  ['an ETag taken away', fields({ etag: null }), ['no-validators'], /ETag is taken away/],
  [
    'an ETag weakened',
    (answer) => async (request) => {
      const response = await answer(request);
      const headers = new Headers(response.headers);
      const etag = headers.get('etag');
      if (etag) headers.set('etag', `W/${etag}`);
      return new Response(response.body, { status: response.status, headers });
    },
    ['weak-etag'],
  ],
  [
    'another ETag each time',
    (answer) => (request) => {
      counter += 1;
      return fields({ etag: `"${counter}"` })(answer)(request);
    },
    ['etag-changes', 'no-304'],
  ],
  [
    'another document each time',
    text((feed) => {
      counter += 1;
      return feed.replace(/<generator|"version"/, (found) =>
        found.startsWith('<') ? `<!-- ${counter} -->${found}` : `"_n":${counter},${found}`,
      );
    }),
    ['body-changes', 'no-compression'],
  ],
  [
    'no 304',
    (answer) => (request) => {
      const headers = new Headers(request.headers);
      headers.delete('if-none-match');
      headers.delete('if-modified-since');
      return answer(new Request(request, { headers }));
    },
    ['no-304'],
    /If-None-Match: .* and with If-Modified-Since/,
  ],
  [
    'no 304 by date',
    (answer) => (request) => {
      const headers = new Headers(request.headers);
      headers.delete('if-modified-since');
      return answer(new Request(request, { headers }));
    },
    ['no-304'],
    /with If-Modified-Since/,
  ],
  [
    '304 for any tag',
    instead(
      (request, path) => isFeed(path) && request.headers.has('if-none-match'),
      () => new Response(null, { status: 304 }),
    ),
    ['false-304'],
  ],
  [
    'a suffix on compressed ETags',
    regzip({}, (etag) => etag.replace(/"$/, '-packed"')),
    ['no-304-compressed'],
  ],
  ['one ETag for two codings', regzip({}), ['one-etag']],
  ['no Vary', regzip({ vary: null }, (etag) => `W/${etag}`), ['no-vary']],
  [
    'compressed twice',
    (answer) => async (request) => {
      const response = await answer(request);
      return response.headers.get('content-encoding') === 'gzip' && isFeed(new URL(request.url).pathname)
        ? new Response(gunzipSync(Buffer.from(await response.arrayBuffer())), {
            headers: without(response.headers, 'content-length'),
          })
        : response;
    },
    ['undecodable'],
  ],
  [
    'compressed unasked',
    (answer) => (request) => {
      const headers = new Headers(request.headers);
      if (isFeed(new URL(request.url).pathname)) headers.set('accept-encoding', 'gzip');
      return answer(new Request(request, { headers }));
    },
    ['unasked-coding'],
  ],
  [
    'no compression',
    (answer) => (request) => {
      const headers = new Headers(request.headers);
      headers.set('accept-encoding', 'identity');
      return answer(new Request(request, { headers }));
    },
    ['no-compression'],
  ],
  ['a clock that is ahead', clock(7_200_000), ['clock'], /2 hours ahead/],
  ['a clock that is behind', clock(-600_000), ['clock'], /10 minutes behind/],
  ['a cache that is stale', clock(-90_000_000, { age: '90000' }), ['stale-cache'], /for 1 day/],
  ['a long life', fields({ 'cache-control': 'public, max-age=86400' }), ['long-life'], /max-age 1 day/],
  [
    'a long life by Expires',
    fields({ 'cache-control': null, expires: new Date(Date.now() + 86_400_000).toUTCString() }),
    ['long-life'],
    /Expires/,
  ],
  [
    'a long ttl',
    text((feed) => feed.replace('<generator', '<ttl>1440</ttl><generator'), isRss),
    ['long-life', 'no-compression'],
    /ttl 1 day/,
  ],
  ['no lifetime', fields({ 'cache-control': null }), ['no-cache-control']],
  ['a cookie', fields({ 'set-cookie': 'session=1' }), ['cookie'], /sets a cookie, session/],
  [
    'robots.txt for everybody',
    instead(
      (_, path) => path === '/robots.txt',
      () => new Response('User-agent: *\nDisallow: /rss.xml\n'),
    ),
    ['robots-blocked'],
    /line 2, keeps everybody/,
  ],
  [
    'robots.txt for some',
    instead(
      (_, path) => path === '/robots.txt',
      () => new Response('User-agent: Googlebot-News\nDisallow: /*.xml$\n'),
    ),
    ['robots-blocked'],
    /keeps Google News/,
  ],
  [
    'robots.txt that fails',
    instead(
      (_, path) => path === '/robots.txt',
      () => new Response('', { status: 503 }),
    ),
    ['robots-error'],
  ],
  [
    'ill-formed XML',
    text((feed) => feed.replace('</channel>', ''), isRss),
    ['ill-formed', 'no-compression'],
    /line \d+, column \d+/,
  ],
  [
    'an undeclared prefix',
    text((feed) => feed.replace('<generator', '<x:y/><generator'), isRss),
    ['ill-formed', 'no-compression'],
  ],
  [
    'a control character',
    text((feed) => feed.replace('<generator', '\x01<generator'), isRss),
    ['ill-formed', 'no-compression'],
  ],
  [
    'something injected before the feed',
    text((feed) => `\n<!-- cached -->${feed}`, isRss),
    ['ill-formed', 'no-compression'],
  ],
  [
    'broken JSON',
    text(
      (feed) => `${feed}<!-- cached -->`,
      (path) => path === '/feed.json',
    ),
    ['invalid-json', 'no-compression'],
  ],
  ['another document', text(() => '<opml/>', isRss), ['not-a-feed']],
  ['an empty feed', text((feed) => feed.replace(/<item>.*<\/item>/s, ''), isRss), ['empty']],
  [
    'news of the future',
    text(
      (feed) => feed.replace(/<pubDate>[^<]*(?=<\/pubDate><dc)/, '<pubDate>Sat, 01 Jan 2101 00:00:00 GMT'),
      isRss,
    ),
    ['future-item', 'stale-updated', 'no-compression'],
  ],
  [
    'a date of its own that is old',
    text((feed) => feed.replace(/(<lastBuildDate>)[^<]*/, '$1Sat, 01 Jan 2000 00:00:00 GMT'), isRss),
    ['stale-updated', 'no-compression'],
  ],
  [
    'two with one id',
    text((feed) => feed.replace(/(<guid[^>]*>)[^<]*/g, '$1tag:one'), isRss),
    ['repeated-id', 'no-compression'],
  ],
  [
    'another self',
    text(
      (feed) =>
        feed.replace(/rel="self"([^>]*)href="[^"]*"/, 'rel="self"$1href="https://old.example/rss.xml"'),
      isRss,
    ),
    ['self-mismatch', 'no-compression'],
  ],
  [
    'a large feed',
    text(
      (feed) =>
        feed
          .replace('</description><content', `${'x'.repeat(1_100_000)}</description><content`)
          .replace('</channel>', `<!--${'y'.repeat(1_100_000)}--></channel>`),
      isRss,
    ),
    ['size', 'no-compression'],
  ],
  [
    'no link to feeds',
    text(
      (page) => page.replace(/<link rel="alternate"[^>]*>/g, ''),
      (path) => path === '/',
    ),
    ['no-feed-links'],
  ],
];

describe('against broken servers', () => {
  it.each(broken.map(([name, fault, codes, said = /./]) => ({ name, fault, codes, said })))(
    '$name',
    async (row) => {
      const { fault, codes, said } = row;
      const { code, findings } = await doctor(fault);
      expect([...new Set(findings.map((each) => each.code))].toSorted()).toEqual([...codes].toSorted());
      expect(findings.map(({ message }) => message).join('\n')).toMatch(said);
      const isBad = JSON.stringify(findings).includes('"severity":"error"');
      expect(code).toBe(isBad ? 1 : 0);
    },
  );

  it('says the very rule that Cloudflare needs', async () => {
    const { findings } = await doctor(
      instead(
        (_, path) => isFeed(path),
        () => html(403, { 'cf-mitigated': 'challenge' }),
      ),
    );
    const ends = [
      'rss.xml',
      'atom.xml',
      'feed.json',
      'ninjs.json',
      'opml.xml',
      'opml-atom.xml',
      'opml-json.xml',
    ];
    ends.push(
      'feed',
      'newsml.xml',
      'republish.txt',
      'robots.txt',
      'sitemap.xml',
      'news-sitemap.xml',
      'license.xml',
    );
    ends.push('.well-known/site.standard.publication');
    expect(findings[0]?.advice).toContain(
      [
        ...ends.map((end) => `ends_with(http.request.uri.path, "/${end}")`),
        '(http.request.uri.path contains "/sitemaps/")',
      ].join(' or '),
    );
  });
});

/** Datelines that are well, by how they are set up. */
const well: readonly (readonly [string, Parameters<typeof dateline>[0], readonly string[]])[] = [
  ['at the root of a domain', {}, ['/']],
  ['below a path', { path: '/paper' }, ['/', '/rss.xml', '/news/atom.xml', '/feed.json', '/news/']],
];

it.each(well)('has nothing to say of a Dateline %s', async (_, setUp, paths) => {
  const healthy = await dateline(setUp);
  try {
    for (const path of paths) {
      const { code, stdout } = await command({ spec, main }, { args: [healthy.url + path] });
      expect(stdout).toContain('0 errors, 0 warnings');
      expect(stdout).toContain('Well: feeds for every reader, redirects, documents, media types');
      expect(code).toBe(0);
    }
  } finally {
    await healthy.close();
  }
});

/** Ways a Dateline is set up, and what is found. */
const setUps: readonly (readonly [string, Parameters<typeof dateline>[0], readonly string[]])[] = [
  ['an address of another machine', { siteUrl: 'http://localhost:1' }, ['local-links']],
  ['an address of another site', { siteUrl: 'https://www.lantern.example' }, ['self-mismatch']],
  [
    'a hub that is away',
    { files: () => ({ 'site.yaml': `${SITE}hub: http://127.0.0.1:1/\n` }) },
    ['hub-unreachable'],
  ],
  ['a hub that is there', { files: (url) => ({ 'site.yaml': `${SITE}hub: ${url}/news/\n` }) }, []],
];

it.each(setUps)('looks at %s', async (_, setUp, codes) => {
  const own = await dateline(setUp);
  try {
    const { findings } = await doctor(undefined, [`${own.url}/rss.xml`]);
    expect(findings.map(({ code }) => code)).toEqual(codes);
  } finally {
    await own.close();
  }
});

/** What a proxy makes of the terms of a Dateline that permits search and prohibits training, and what is found. */
const robotsTxt = (change: (text: string) => string) => text(change, (path) => path === '/robots.txt');
const terms: readonly (readonly [string, Break | undefined, readonly string[], RegExp?])[] = [
  ['as they are', undefined, []],
  [
    'with a robots.txt of the proxy before it',
    robotsTxt((own) => `User-agent: *\nContent-Signal: search=yes,ai-train=yes\nAllow: /\n\n${own}`),
    ['signal-conflict'],
    /robots.txt ai-train=yes; robots.txt ai-train=no; the Content-Signal field ai-train=no/,
  ],
  ['without the field', fields({ 'content-signal': null }), ['signal-lost'], /feed comes without one/],
  ['with another field', fields({ 'content-signal': 'search=no' }), ['signal-conflict'], /field search=no/],
  [
    'without the line',
    robotsTxt((own) => own.replace(/Content-Signal.*\n/, '')),
    ['signal-lost'],
    /and robots.txt none/,
  ],
  [
    'with the line for one crawler alone',
    robotsTxt((own) => own.replace('User-agent: *', 'User-agent: Bingbot')),
    ['signal-lost'],
  ],
  [
    'whose document is a page',
    instead(
      (_, path) => path === '/license.xml',
      () => html(200, {}, 'Terms'),
    ),
    ['terms-unreadable'],
    /not a document of RSL/,
  ],
  [
    'whose document is refused',
    instead(
      (_, path) => path === '/license.xml',
      () => new Response('', { status: 403 }),
    ),
    ['terms-unreadable'],
    /answers 403/,
  ],
  [
    'that the proxy does not keep to',
    instead(
      (request) => /GPTBot|OAI-SearchBot/.test(agent(request)),
      () => new Response('', { status: 403 }),
    ),
    ['crawler-refused'],
    /^OAI-SearchBot: search=yes permits it to read, and it gets 403/,
  ],
  [
    'that robots.txt does not keep to',
    robotsTxt((own) => `${own}\nUser-agent: OAI-SearchBot\nUser-agent: GPTBot\nDisallow: /\n`),
    ['crawler-refused'],
    /OAI-SearchBot: search=yes permits it to read, and robots.txt keeps it out/,
  ],
];

describe('terms for machines', () => {
  let licensed: Site;
  beforeAll(async () => {
    const siteYaml = `${SITE}licensing: {permits: search, prohibits: ai-train}\n`;
    licensed = await dateline({ files: () => ({ 'site.yaml': siteYaml }) });
  });
  afterAll(() => licensed.close());

  it.each(terms.map(([name, fault, codes, said = /^/]) => ({ name, fault, codes, said })))(
    '$name',
    async (row) => {
      const { fault, codes, said } = row;
      licensed.break(fault);
      const { stdout } = await command({ spec, main }, { args: [`${licensed.url}/rss.xml`, '--json'] });
      const all = JSON.parse(stdout).findings as readonly { code: string; message: string }[];
      expect(all.map(({ code }) => code)).toEqual(codes);
      expect(all.map(({ message }) => message).join('\n')).toMatch(said);
    },
  );
});

/** Certificates by the days in which they begin and end, their name, whether they are trusted, and what is found. */
const certificates: readonly (readonly [string, number, string, boolean, readonly string[]])[] = [
  ['that is well', 90, '127.0.0.1', true, []],
  ['that ends soon', 5, '127.0.0.1', true, ['certificate-soon']],
  ['that has ended', -1, '127.0.0.1', true, ['certificate-expired']],
  ['of another name', 90, '127.0.0.2', true, ['certificate-name']],
  ['signed by itself', 90, '127.0.0.1', false, ['certificate-untrusted']],
];

it.each(certificates)('looks at a certificate %s', async (_, days, ip, isTrusted, codes) => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'lantern' }], {
    notBeforeDate: new Date(Date.now() - 30 * DAY),
    notAfterDate: new Date(Date.now() + days * DAY),
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip }] }],
  });
  const own = await dateline({ tls: { key, cert } });
  const before = getCACertificates('default');
  if (isTrusted) setDefaultCACertificates([...before, cert]);
  try {
    const { code, findings } = await doctor(undefined, [`${own.url}/`]);
    expect(findings.map((each) => each.code)).toEqual(codes);
    expect(code).toBe(codes.some((each) => each !== 'certificate-soon') ? 1 : 0);
  } finally {
    setDefaultCACertificates(before);
    await own.close();
  }
});

const DAY = 86_400_000;

/** Calls that see nothing: arguments, exit code, what is said. */
const nothing: readonly (readonly [readonly string[], number, RegExp])[] = [
  [['http://127.0.0.1:1/'], 3, /error unreachable[\s\S]*ECONNREFUSED/],
  [['http://no.such.host.invalid/'], 3, /error unreachable/],
  [[], 2, /Which site\?/],
  [['ftp://example.com/'], 2, /is not the address of a site/],
  [['http://127.0.0.1:1/', '--feeds', '0'], 2, /--feeds 0: a number from 1 to 20/],
  [['http://127.0.0.1:1/', '--timeout', 'x'], 2, /--timeout x: a number from 5 to 600/],
];

it.each(nothing)('says why it sees nothing: %j', async (args, code, said) => {
  const ended = await command({ spec, main }, { args });
  expect(ended.stdout + ended.stderr).toMatch(said);
  expect(ended.code).toBe(code);
});

it('ends in time with a server that does not answer', async () => {
  site.break(
    (answer) => (request) =>
      isRss(new URL(request.url).pathname) ? new Promise<Response>(() => {}) : answer(request),
  );
  const { code, stdout } = await command({ spec, main }, { args: [site.url, '--timeout', '5'] });
  expect(stdout).toContain('warning unfinished');
  expect(stdout).toMatch(/error unreachable[\s\S]*no whole answer within/);
  expect(code).toBe(1);
});
