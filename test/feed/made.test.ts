import { expect, test } from 'vitest';
import { png } from '../content/folder.ts';
import { type Paper, paper, site, story } from '../partner/paper.ts';
import { wireProblems } from '../spec/wire/wire.ts';

const scheme = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const picture = 'src: https://paper.example/p.jpg, alt: x, type: image/jpeg';
const files = {
  'site.yaml': site('made: {picture: human}\n').replace('en-US', 'es'),
  'news/_index.md': '---\ntitle: News\nmade: ai-assisted\n---\n',
  'news/assisted.md': story('assisted', { image: `{${picture}, made: ai-generated}` }, 'A text.'),
  'news/generated.md': story('generated', { made: 'ai-generated', image: `{${picture}}` }, 'A text.'),
  'sport/results.md': story('results', { made: 'automated' }, 'A text.'),
  'sport/human.md': story('human', { made: 'human', language: 'de' }, 'A text.'),
  'sport/silent.md': story('silent', {}, 'A text.'),
  'sport/french.md': story('french', { made: 'automated', language: 'fr-CA' }, 'A text.'),
  'sport/persian.md': story(
    'persian',
    {
      made: 'automated',
      language: 'fa',
      image: `{${picture}, caption: C, made: ai-assisted}`,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      republish: 'full',
    },
    'A text.',
  ),
};
/** Compiled once, in the test that comes first, as its folder is gone after that. */
let compiled: Promise<Paper> | undefined;
const text = async (path: string): Promise<string> => {
  compiled ??= paper(files);
  return (await compiled).text(path);
};

/** The item of one story in a feed, without what is said of its picture. */
const itemOf = (feed: string, name: string): string =>
  (feed.split(/<\/item>|<\/entry>/).find((each) => each.includes(`2026:${name}<`)) ?? '').replace(
    /<media:content.*?<\/media:content>/g,
    '',
  );

const rows = [
  [
    'news/assisted',
    'ai-assisted',
    'compositeWithTrainedAlgorithmicMedia',
    'Escrito por personas con ayuda de IA',
  ],
  ['news/generated', 'ai-generated', 'trainedAlgorithmicMedia', 'Generado por IA'],
  ['sport/results', 'automated', 'algorithmicMedia', 'Escrito automáticamente a partir de datos'],
  ['sport/human', 'human', 'digitalCreation', 'Escrito por personas, sin IA generativa'],
  ['sport/silent', undefined, undefined, undefined],
] as const;

test.for(rows)('%s: every format says %s', async ([path, made, type, note]) => {
  const name = path.slice(path.indexOf('/') + 1);
  const uri = made && scheme + type;
  for (const feed of [await text('/rss.xml'), await text('/atom.xml')])
    expect(itemOf(feed, name).match(/<dateline:made.*<\/dateline:made>/g)).toEqual(
      made ? [`<dateline:made type="${uri}">${made}</dateline:made>`] : null,
    );
  const json = JSON.parse(await text('/feed.json'));
  const item = json.items.find(({ id }: { id: string }) => id.endsWith(`:${name}`));
  expect(item._dateline.made).toEqual(made && { as: made, digital_source_type: uri });
  // What people wrote themselves needs no line before it.
  expect(item.content_html.startsWith(`<p><em>${note}</em></p>`)).toBe(
    made !== undefined && made !== 'human',
  );
  const ninjs = await text('/ninjs.json');
  expect(wireProblems('ninjs', ninjs)).toEqual([]);
  const object = JSON.parse(ninjs).associations.find((each: { uri: string }) =>
    each.uri.endsWith(`:${name}`),
  );
  expect(object.digitalSourceType).toEqual(made && { name: made, uri });
  const newsml = await text(`/${path}/newsml.xml`);
  expect(wireProblems('newsml', newsml)).toEqual([]);
  expect(/<contentMeta>.*?<digitalSourceType uri="([^"]*)"\/>.*<\/contentMeta>/.exec(newsml)?.[1]).toBe(uri);
  const page = await text(`/${path}`);
  expect(/<p class="made">([^<]*)<\/p>/.exec(page)?.[1]).toBe(note);
});

test('a picture says so too, and by the default of the site', async () => {
  const item = (feed: string, name: string) =>
    feed.split(/<\/item>|<\/entry>/).find((each) => each.includes(`2026:${name}<`));
  for (const feed of [await text('/rss.xml'), await text('/atom.xml')]) {
    const made = '<dateline:made type="http://cv.iptc.org/newscodes/digitalsourcetype/';
    expect(item(feed, 'assisted')).toContain(
      `${made}trainedAlgorithmicMedia">ai-generated</dateline:made><media:thumbnail`,
    );
    expect(item(feed, 'generated')).toContain(
      `${made}digitalCreation">human</dateline:made><media:thumbnail`,
    );
  }
  const json = JSON.parse(await text('/feed.json'));
  const [image] = json.items.filter(({ id }: { id: string }) => id.endsWith(':assisted'));
  expect(image._dateline.image.made.as).toBe('ai-generated');
  expect(image.content_html).toContain('<figcaption>[Generada por IA]</figcaption>');
  expect(await text('/ninjs.json')).toMatch(/"type":"picture","digitalSourceType":\{"name":"ai-generated"/);
  const newsml = await text('/news/assisted/newsml.xml');
  expect(wireProblems('newsml', newsml)).toEqual([]);
  expect(newsml).toMatch(
    /<partMeta><icon href="[^"]*"[^>]*\/><digitalSourceType uri="[^"]*\/trainedAlgorithmicMedia"\/><\/partMeta>/,
  );
  const page = await text('/news/assisted');
  expect(page).toContain('<span class="made">Generada por IA</span>');
  const found = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '');
  expect(found).toMatchObject({
    digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
    image: [{ digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource' }],
  });
});

test('feeds and the copy for other papers say it in the language of the story, else in that of the site', async () => {
  const { items } = JSON.parse(await text('/feed.json'));
  const html = (name: string): string =>
    items.find(({ id }: { id: string }) => id.endsWith(`:${name}`)).content_html;
  expect(html('french')).toBe('<p><em>Écrit automatiquement à partir de données</em></p><p>A text.</p>\n');
  expect(/<p class="made">([^<]*)</.exec(await text('/sport/french'))?.[1]).toBe(rows[2][3]);
  const [line, caption] = [rows[2][3], 'Editada con IA generativa'].map(
    (words) => `<span lang="es" dir="auto">${words}</span>`,
  );
  for (const copy of [html('persian'), await text('/sport/persian/republish.txt')]) {
    expect(copy).toContain(`<p><em>${line}</em></p>`);
    expect(copy).toContain(`<figcaption>C [${caption}]</figcaption>`);
  }
});

test('a feed whose stories say nothing of it declares no namespace for it', async () => {
  const plain = await paper({ 'site.yaml': site(), 'news/a.md': story('a') });
  expect(await plain.text('/rss.xml')).not.toContain('dateline/blob');
  expect(await text('/rss.xml')).toContain('docs/feeds.md#extension"');
});

const kinds = ['human', 'ai-assisted', 'ai-generated', 'automated'] as const;

test.for(kinds)('the page of a section says how its picture was made: %s', async (kind) => {
  const { text } = await paper({
    'site.yaml': site(),
    'news/_index.md': `---\ntitle: News\nimage: {src: p.png, alt: x, made: ${kind}}\n---\n`,
    'news/p.png': png,
    'news/a.md': story('a'),
    'news/below/b.md': story('b'),
  });
  const line = /<figcaption class="made">([^<]*)<\/figcaption>/;
  const said = line.exec(await text('/news/'))?.[1];
  expect(said).toMatch(
    { human: /people/, 'ai-assisted': /Edited/, 'ai-generated': /by AI/, automated: /data/ }[kind],
  );
  expect(line.exec(await text('/news/below/'))?.[1]).toBe(said);
  expect(await text('/')).not.toMatch(line);
});

test.for<readonly [file: string, source: string]>([
  ['site.yaml', site('logo: {src: /p.png, made: human}')],
  ['site.yaml', site('icon: {src: /p.png, made: human}')],
  ['news/_index.md', '---\ntitle: News\nimage: {src: /p.png, alt: x, made: robots}\n---\n'],
  ['news/_index.md', '---\ntitle: News\npodcast: {image: {src: /p.png, made: human}}\n---\n'],
])('what says so of no picture is reported: %s %s', async ([file, source]) => {
  const { compiled } = await paper(
    { 'site.yaml': site(), 'news/a.md': story('a'), 'p.png': png, [file]: source },
    { anyway: true },
  );
  expect(compiled.problems.map((each) => each.file)).toContain(file);
});
