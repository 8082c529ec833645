import { expect, test } from 'vitest';
import { mediaTopic, nearestTopics } from '../../src/content/metadata/media-topics.ts';
import { type Paper, paper, site, story } from '../partner/paper.ts';
import { wireProblems } from '../spec/wire/wire.ts';

const files = {
  'site.yaml': site(
    'subjects:\n  tags: {Wildfire: [medtop:20001202]}\n  sections: {Sport: Sport, Sport/Rowing: medtop:20001056}\n',
  ),
  'tech/_index.md': '---\ntitle: Tech\nsubjects: [medtop:13000000]\n---\n',
  'tech/chip.md': story('chip', { subjects: '[information technology and computer science, "20000763"]' }),
  'news/fire.md': story('fire', { tags: '[Wildfire]' }),
  'sport/rowing/bow.md': story('bow'),
  'sport/cup.md': story('cup', { syndication: 'headline' }),
  'news/plain.md': story('plain'),
};
let compiled: Promise<Paper> | undefined;
const text = async (path: string): Promise<string> => {
  compiled ??= paper(files);
  return (await compiled).text(path);
};
const scheme = 'http://cv.iptc.org/newscodes/mediatopic/';
const chip = [
  ['medtop:20000763', 'information technology and computer science'],
  ['medtop:13000000', 'science and technology'],
] as const;

test('every format has the topics, with their scheme and codes', async () => {
  const item = async (path: string) =>
    (await text(path)).split(/<\/item>|<\/entry>/).find((each) => each.includes('2026:chip<')) ?? '';
  for (const [code, name] of chip) {
    const uri = `${scheme}${code.slice(7)}`;
    expect(await item('/rss.xml')).toContain(`<category domain="${uri}">${name}</category>`);
    expect(await item('/atom.xml')).toContain(
      `<category term="${code}" scheme="${scheme}" label="${name}"/>`,
    );
    expect(await text('/tech/chip/newsml.xml')).toContain(`<subject qcode="${code}"><name>${name}</name>`);
  }
  expect(wireProblems('newsml', await text('/tech/chip/newsml.xml'))).toEqual([]);
  expect(wireProblems('ninjs', await text('/ninjs.json'))).toEqual([]);
  const all = chip.map(([code, name]) => ({ code, uri: `${scheme}${code.slice(7)}`, name }));
  const { items } = JSON.parse(await text('/feed.json'));
  const found = items.find(({ id }: { id: string }) => id.endsWith(':chip'));
  expect(found._dateline.subjects).toEqual(all);
  const wire = JSON.parse(await text('/ninjs.json')).associations.find(({ uri }: { uri: string }) =>
    uri.endsWith(':chip'),
  );
  expect(wire.subjects).toEqual(
    expect.arrayContaining(all.map(({ code, uri, name }) => ({ name, rel: 'about', uri, literal: code }))),
  );
  const page = await text('/tech/chip');
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '');
  expect(data.about).toEqual(
    all.map(({ code, uri, name }) => ({ '@type': 'DefinedTerm', '@id': uri, termCode: code, name })),
  );
});

test.for([
  ['/rss.xml?subject=20000763', ['chip']],
  ['/rss.xml?subject=13000000', ['chip']],
  // By a tag; the topic is below fire.
  ['/rss.xml?subject=20000150', ['fire']],
  ['/rss.xml?subject=15000000', ['bow', 'cup']],
  ['/rss.xml?subject=20000763&subject=20001056', ['bow', 'chip']],
  ['/news/rss.xml?subject=15000000', []],
  ['/rss.xml?subject=00000000', []],
] as const)('%s selects %j', async ([path, names]) => {
  const found = [...(await text(path)).matchAll(/2026:(\w+)</g)].map(([, name]) => name);
  expect(found.toSorted()).toEqual(names);
});

test.for([
  ['Information technolgy', 'information technology'],
  ['wild fire', 'wildfire'],
  ['Soccer', 'soccer'],
  ['xyzzy', undefined],
] as const)('nearest to “%s” is %s', ([name, nearest]) => {
  const [first] = nearestTopics(name);
  if (nearest === undefined) expect(first).toBeUndefined();
  else expect(first?.name).toContain(nearest);
});

test.for([
  ['de', 'Fußball', '20001065'],
  ['de-AT', 'medtop:20000763', '20000763'],
  ['es-MX', 'Astronomía', '20000718'],
  ['pt', 'Torá', '20000708'],
  ['no', 'kjernefysikk', '20000733'],
  ['nn-NO', 'havforsking', '20000729'],
  ['zh-CN', '古兰经', '20000707'],
  ['ar', 'كيمياء', '20000725'],
  ['fr', 'chemistry', '20000725'],
  ['zh-TW', '古兰经', undefined],
  ['cy', 'Astronomía', undefined],
] as const)('in %s “%s” is topic %s', ([language, name, digits]) => {
  expect(mediaTopic(name, [language])?.code.slice(7)).toBe(digits);
});

test('topics have their names in the language of the story', async () => {
  const { text: german } = await paper({
    'site.yaml': site('subjects: {tags: {Kicker: Fußball}}\n').replace('language: en-US', 'language: de'),
    'news/kick.md': story('kick', { tags: '[Kicker]' }),
    'news/fizz.md': story('fizz', { language: 'fr', subjects: '[medtop:20000725, Atomphysik]' }),
  });
  expect(await german('/rss.xml')).toContain(`<category domain="${scheme}20001065">Fußball</category>`);
  expect(await german('/rss.xml')).toContain(`<category domain="${scheme}20000725">Chimie</category>`);
  expect(await german('/news/fizz/newsml.xml')).toContain('<name>Physique nucléaire</name>');
});
