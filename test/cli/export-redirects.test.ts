import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { unstable_startWorker } from 'wrangler';
import { createApp } from '../../src/app/app.ts';
import { exportTo } from '../../src/cli/export/export.ts';
import { INSTANT } from '../runtime/instant.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { SITE, story, writeNewsroom } from './newsroom.ts';
import { folder } from './program.ts';
import { staticHost } from './static-host.ts';

const LONG = `/Blog/${'A very long name of a story that goes on, '.repeat(5)}or so it seems`;

const REDIRECTS = `redirects:
  /Old/*: /news/:splat
  /Müller.html: /culture/
  /Gone/:year/Feed: /news/atom.xml
  /A & B: https://other.example/a?b=1
  /plus+comma,semi;at@: /news/
`;

/** Names of articles and sections that are also endings of other systems' feeds. */
const CONTENT = {
  'site.yaml': SITE + REDIRECTS,
  'Local/Northwest/_index.md': '---\ntitle: Northwest\n---\n',
  'Local/Northwest/islands.md': story('Islands', '2026-11-02 08:00'),
  'culture/feeds/reader.md': story('Reader', '2026-11-02 09:00'),
  'news/atom.md': story('Atom', '2026-11-02 10:00'),
  'news/storm.md': story(
    'Storm',
    '2026-11-02 11:30',
    'aliases: [/2018/Storm]\nupdates:\n  - {time: 2026-11-02 12:00, title: Crews arrive}\n',
  ),
  'news/second.md': story(
    'Second',
    '2026-11-02 11:00',
    `tags: ["C++", "日本"]\nauthors: [Ünal Çelik]\naliases: [/2019/05/Störy-Name/, "${LONG}", "/2018/It's (here)!", /index.php/archives/7, /blog/50%25 off, /plain]\n`,
  ),
};

const scopes = [
  '',
  '/news',
  '/local/northwest',
  '/culture/feeds',
  '/authors/unal-celik',
  '/tags/c-plus-plus',
];
const endings =
  '/feed /feed/ /feed/rss2/ /feed/atom /feed/atom/ /feed/json/ /rss /rss/ /atom/ /index.xml /feed.xml /feeds/ /rss.xml/ /feed.json/ /index.html /opml';

/** What people and programs ask for; the service says where each leads. */
const paths = [
  ...scopes.flatMap((scope) => endings.split(' ').map((ending) => scope + ending)),
  ...['/news.rss', '/news.xml', '/tags/c-plus-plus.atom', '/authors/unal-celik.json'],
  ...[
    '/news',
    '/news/',
    '/news/second',
    '/news/second/',
    '/news/atom',
    '/news/atom/',
    '/culture/feeds',
    '/rss.xml',
  ],
  ...['/2019/05/Störy-Name/', '/2019/05/Störy-Name', '/2019/05/störy-name', '/2019/05/störy-name/'],
  ...[
    LONG,
    `${LONG}/`,
    LONG.toLowerCase(),
    "/2018/It's (here)!",
    "/2018/it's (here)!/",
    '/index.php/archives/7',
  ],
  ...['/blog/50% off', '/plain', '/plain/', '/Müller.html', '/müller.html', '/A & B', '/plus+comma,semi;at@'],
  ...['/Old/second', '/old/second', '/Gone/2019/Feed', '/gone/2019/feed'],
  ...['/Local/Northwest/', '/Local/Northwest/islands', '/Local/Northwest/rss.xml'],
  ...['', '/rss.xml', '/ninjs.json'].map((file) => `/2018/storm${file}`),
  ...['/nothing', '/nothing/at/all', '/news/nothing', '/_redirects'],
];

/** Where any case will do, since the host looks names up so. */
const inCapitals = ['/NEWS/', '/News/Second', '/NEWS/RSS.XML', '/Culture/Feeds/Reader', '/PLAIN', '/Tags/'];

type Host = { readonly url: string; stop(): Promise<unknown> };

/** Cloudflare's asset server, as wrangler runs it. */
async function cloudflare(dir: string): Promise<Host> {
  const config = join(dir, 'wrangler.json');
  const assets = { directory: './public', not_found_handling: '404-page' };
  await writeFile(config, JSON.stringify({ name: 'paper', compatibility_date: '2026-10-20', assets }));
  const worker = await unstable_startWorker({
    config,
    dev: { server: { hostname: '127.0.0.1', port: 0 }, inspector: false, logLevel: 'none', watch: false },
  });
  return { url: String(await worker.url), stop: () => worker.dispose() };
}

/** nginx with the settings that the export made for it. */
async function nginx(dir: string): Promise<Host> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((done) => probe.close(done));
  await chmod(dir, 0o755);
  const config = join(dir, 'nginx.conf');
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(
    config,
    `daemon off; pid ${dir}/pid; error_log ${dir}/error.log; events {}
http { access_log off; ${kinds.map((kind) => `${kind}_temp_path ${dir}/${kind};`).join(' ')}
include ${dir}/nginx/http.conf;
server { listen 127.0.0.1:${port}; root ${dir}/public; include ${dir}/nginx/server.conf; } }`,
  );
  const child = spawn('nginx', ['-c', config], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}/`;
  while (child.exitCode === null && !(await fetch(url).catch(() => undefined)))
    await new Promise((done) => setTimeout(done, 20));
  expect(child.exitCode, await readFile(`${dir}/error.log`, 'utf8')).toBeNull();
  return {
    url,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

// nginx is not on npm: .ci/tools, which has it, asks for it.
const hosts = process.env.DATELINE_NGINX ? { cloudflare, nginx } : { cloudflare };

/** A newsroom's export, the app that serves the same, and what the export said. */
async function exported(dir: string, files: Readonly<Record<string, string>>) {
  const content = join(dir, 'content');
  await writeNewsroom(content, files);
  const compiled = await compile({ dir: content });
  expect(compiled.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [out, settings] = [join(dir, 'public'), join(dir, 'nginx')];
  const { warnings } = await exportTo({ content: compiled.content, out, nginx: settings, now: INSTANT });
  const collection = collectionOf(compiled);
  const app = createApp({ collection: () => collection, compressors: {}, now: () => INSTANT });
  const live = async (path: string) => app.fetch(new Request(`https://lantern.example${path}`));
  return { warnings, live };
}

/** The last address that a path leads to, and its status. */
async function end(path: string, ask: (path: string) => Promise<Response>): Promise<string> {
  let at = encodeURI(path);
  for (let hops = 0; hops < 5; hops += 1) {
    const response = await ask(at);
    await response.arrayBuffer();
    const location = response.headers.get('location');
    if (location === null) return `${response.status} ${at}`;
    if (/^https?:\/\/other\./.test(location)) return location;
    at = new URL(location, 'https://lantern.example').pathname;
  }
  return `${path} goes in circles`;
}

const askOf = (host: Host) => (path: string) => fetch(new URL(path, host.url), { redirect: 'manual' });

describe.each(Object.entries(hosts))('redirects of an export on %s', (name, start) => {
  let place: Awaited<ReturnType<typeof folder>>;
  let host: Host;
  let live: (path: string) => Promise<Response>;

  beforeAll(async () => {
    place = await folder();
    const made = await exported(place.dir, CONTENT);
    expect(made.warnings).toEqual([]);
    live = made.live;
    host = await start(place.dir);
  }, 300_000);
  afterAll(async () => {
    await host?.stop();
    await place.remove();
  });

  /** The file of a format, where the service lets Accept choose. */
  const chosen = (found: string) => found.replace(/\/feed$/, '/rss.xml');

  it('each path leads where the service leads', async () => {
    const wrong: string[] = [];
    for (const path of [...paths, ...(name === 'nginx' ? inCapitals : [])]) {
      const [wanted, got] = [chosen(await end(path, live)), await end(path, askOf(host))];
      if (wanted !== got) wrong.push(`${path}: ${got}, not ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!process.env.DATELINE_NGINX)('what nginx alone can do', () => {
  const rules = `redirects:
  /:year/:month/:slug: /news/:slug
  /blog/*: /news/:splat
  /ärchiv/*: /news/:splat
  /money: https://other.example/a$b?c=$uri
  /money/*: https://other.example/$uri/:splat
`;
  const lines = 'aliases: [/über/alias, /price$]\n';
  const files = {
    'site.yaml': SITE + rules,
    'news/second.md': story('Second', '2026-11-02 11:00', lines),
    'news/local/third.md': story('Third', '2026-11-02 11:00'),
    'news/cafe.md': story('Cafe', '2026-11-02 11:00', 'url: https://lantern.example/news/Café/Çay\n'),
  };
  const asked = [
    ...['/2019/05/second', '/2019/05/second/', '/news/local/third', '/News/Local/Third', '/2019/05/none.png'],
    ...['/blog/', '/blog', '/blog/second', '/blog/second/', '/Blog/Second'],
    ...['/ärchiv/second', '/Ärchiv/second', '/ÄRCHIV/Second/'],
    ...['/money', '/Money/', '/money/x'],
    ...['/über/alias', '/Über/alias', '/ÜBER/Alias/', '/price$', '/Price$/'],
    ...[
      '/news/second.html',
      '/News/Second.html',
      '/news/local/third.html',
      '/news/index.html',
      '/index.html',
    ],
    ...['/news/café/çay', '/news/café/çay/', '/News/Café/Çay', '/NEWS/CAFÉ/ÇAY'],
  ];

  it('each path leads where the service leads', async () => {
    const place = await folder();
    const { live, warnings } = await exported(place.dir, files);
    expect(warnings).toEqual([expect.stringContaining('/:year/:month/:slug is not in _redirects')]);
    const host = await nginx(place.dir);
    const wrong: string[] = [];
    const same = (found: string) => found.replaceAll('%24', '$').replace(/^404 .*/, '404');
    for (const path of asked) {
      const [wanted, got] = [same(await end(path, live)), same(await end(path, askOf(host)))];
      if (wanted !== got) wrong.push(`${path}: ${got}, not ${wanted}`);
    }
    await host.stop();
    await place.remove();
    expect(wrong).toEqual([]);
  });
});

test('no setting names a story that is not public', async () => {
  const to = '/news/later /News/Later/ /news/later.html#x /news/later?x=1 https://lantern.example/news/later';
  const targets = [...to.split(' '), 'http://LANTERN.example/news/draft', '/one-0', '/many-0/x'];
  const rules = targets.flatMap((target, at) => [`  /one-${at}: ${target}`, `  /many-${at}/*: ${target}`]);
  const place = await folder();
  const { live } = await exported(place.dir, {
    'site.yaml': `${SITE}redirects:\n${rules.join('\n')}\n  /right: https://lantern.example/news/second\n`,
    'news/second.md': story('Second', '2026-11-02 11:00'),
    'news/later.md': story('Later', '2099-11-02 11:00', 'aliases: [/before]\n'),
    'news/draft.md': story('Draft', '2026-11-02 11:00', 'draft: true\n'),
  });
  for (const file of ['public/_redirects', 'nginx/http.conf']) {
    const text = await readFile(join(place.dir, file), 'utf8');
    expect(text.split('\n').filter((line) => /later|draft|before|one-|many-/.test(line))).toEqual([]);
    expect(text).toContain('/right');
  }
  for (const path of rules.map((rule) =>
    rule
      .trim()
      .replace(/\*?: .*/, 'x')
      .replace(/(one-\d)x/, '$1'),
  ))
    expect([path, (await live(path)).status]).toEqual([path, 404]);
  expect((await live('/right')).headers.get('location')).toBe('/news/second');
  await place.remove();
});

describe('more old addresses than Cloudflare reads', () => {
  const count = 500;
  const names = Array.from({ length: count }, (_, at) => `story-${at}`);
  const dated = (at: number) => `/2019/${(at % 12) + 1}/${(at % 28) + 1}/story-${at}/`;
  const files = Object.fromEntries(
    names.map((name, at) => {
      const date = new Date(INSTANT.getTime() - (at + 1) * 3_600_000).toISOString();
      return [
        `news/${name}.md`,
        story(`Story ${at}`, date, `aliases: [${dated(at)}, /p-${at}-a, /p-${at}-b]\n`),
      ];
    }),
  );
  let place: Awaited<ReturnType<typeof folder>>;
  let host: Host;
  let warnings: readonly string[];
  let rules: readonly string[];

  beforeAll(async () => {
    place = await folder();
    ({ warnings } = await exported(place.dir, { 'site.yaml': SITE, ...files }));
    rules = (await readFile(join(place.dir, 'public/_redirects'), 'utf8')).trim().split('\n');
    host = await cloudflare(place.dir);
  }, 600_000);
  afterAll(async () => {
    await host?.stop();
    await place.remove();
  });

  it('patterns stand for many of them, and lead where each led', async () => {
    expect(rules.filter((rule) => rule.startsWith('/2019/') && !rule.includes(':slug'))).toEqual([]);
    const wrong: string[] = [];
    for (const at of names.keys()) {
      const found = await end(dated(at), askOf(host));
      if (found !== `200 /news/story-${at}`) wrong.push(`${dated(at)}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });

  it('it is said which of them it does not read; they are those of the oldest stories, and other hosts read them', async () => {
    const [, ignored = '', first = '', last = ''] =
      /^Cloudflare reads 2000 redirects of _redirects and ignores the last (\d+), (\S+) to (\S+); other hosts read all$/.exec(
        warnings[0] ?? '',
      ) ?? [];
    const fixed = rules.filter((rule) => !/[*:]/.test(rule));
    expect([warnings.length, Number(ignored)]).toEqual([1, fixed.length - 2000]);
    expect([fixed[2000], fixed.at(-1)].map((rule) => rule?.split(' ')[0])).toEqual([first, last]);
    expect(await end('/p-0-a', askOf(host))).toBe('200 /news/story-0');
    expect(await end(`/p-${count - 1}-b`, askOf(host))).toBe(`200 /news/story-${count - 1}`);
    expect(await end(last, askOf(host))).toBe(`404 ${last}`);
    const other = staticHost(join(place.dir, 'public'));
    expect(await end(last, async (path) => other(path))).toMatch(/^200 /);
  });
});
