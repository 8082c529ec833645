import { lazy } from '../../domain/lru.ts';
import { type MediaTopic, topicFacet } from '../../domain/metadata/media-topic.ts';
import { MEDIA_TOPIC_NAMES } from './media-topic-names.ts';
import { MEDIA_TOPICS } from './media-topics-data.ts';

/** A topic with the digits of those above it. */
export type PlacedTopic = MediaTopic & { readonly above: readonly string[] };

const SCHEME = 'http://cv.iptc.org/newscodes/mediatopic/';

/**
 * The topic that a newsroom names: by code (`medtop:20000763`, with or without its prefix), URI, or IPTC's own name in one of these
 * languages (BCP 47) or in American English. Its name is IPTC's in the first of them, where that has one.
 */
export function mediaTopic(name: string, languages: readonly string[] = []): PlacedTopic | undefined {
  const all = languages.map(inLanguage).filter((each) => each !== undefined);
  const english = vocabulary();
  const digits = /^(?:medtop:|https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/)?(\d{8})$/i.exec(name)?.[1];
  const found =
    digits === undefined
      ? [...all, english].map(({ byName }) => byName.get(plain(name))).find((topic) => topic !== undefined)
      : english.byDigits.get(digits);
  const first = languages[0] === undefined ? undefined : inLanguage(languages[0]);
  return found && (first ?? english).byDigits.get(found.code.slice(-8));
}

/** Topics whose names, in these languages or in American English, have most of the same words, or of words that begin alike, the nearest first. */
export function nearestTopics(
  name: string,
  languages: readonly string[] = [],
  most = 3,
): readonly PlacedTopic[] {
  const wanted = plain(name.slice(0, 100)).split(' ');
  const all = [...languages.map(inLanguage), vocabulary()].filter((each) => each !== undefined);
  const scored = all.flatMap(({ byName }) =>
    [...byName].map(([own, topic]) => ({ topic, score: likeness(wanted, own.split(' ')) })),
  );
  const nearest = scored.filter(({ score }) => score > 0.6).sort((a, b) => b.score - a.score);
  return [...new Map(nearest.toReversed().map(({ topic }) => [topic.code, topic])).values()]
    .toReversed()
    .slice(0, most);
}

/** How much of what is wanted a name has, and, to tell those apart, how little else. */
function likeness(wanted: readonly string[], words: readonly string[]): number {
  if (wanted.join('') === words.join('')) return 2;
  const covered = (some: readonly string[], by: readonly string[]) =>
    some.reduce((sum, one) => sum + Math.max(...by.map((other) => alike(one, other))), 0) / some.length;
  return covered(wanted, words) + 0.3 * covered(words, wanted);
}

/** The words by which an article about a topic is selected. */
export const facetsOfTopic = ({ code, above }: PlacedTopic): readonly string[] =>
  [...above, code.slice(-8)].map(topicFacet);

/** From 0 to 1: which part of two words they have in common from the first letter on, where that is most of both. */
function alike(one: string, other: string): number {
  const length = [...one].findIndex((letter, at) => letter !== other[at]);
  const common = (length < 0 ? one.length : length) / Math.max(one.length, other.length);
  return common >= 0.6 ? common : 0;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Vocabulary = {
  readonly byDigits: ReadonlyMap<string, PlacedTopic>;
  readonly byName: ReadonlyMap<string, PlacedTopic>;
};

/** Read when a first topic is asked for: most papers name none. */
const vocabulary = lazy((): Vocabulary => {
  const byDigits = new Map<string, PlacedTopic>();
  const path: string[] = [];
  for (const line of MEDIA_TOPICS.tree.trim().split('\n')) {
    const depth = line.search(/\d/);
    const digits = line.slice(depth, depth + 8);
    path.length = depth;
    const topic = { code: `medtop:${digits}`, uri: SCHEME + digits, name: line.slice(depth + 9) };
    byDigits.set(digits, { ...topic, above: [...path] });
    path.push(digits);
  }
  return { byDigits, byName: byNameOf(byDigits) };
});

const byNameOf = (byDigits: ReadonlyMap<string, PlacedTopic>): ReadonlyMap<string, PlacedTopic> =>
  // Of two with one name the one that stands higher in the tree.
  new Map(
    [...byDigits.values()]
      .toSorted((a, b) => b.above.length - a.above.length)
      .map((topic) => [plain(topic.name), topic]),
  );

/** The vocabularies that were asked for, by IPTC's tag for their language. */
const translated = new Map<string, Vocabulary>();

/** The topics with IPTC's names in a language, those that have none there with the American ones; undefined: there are no names in it. */
function inLanguage(language: string): Vocabulary | undefined {
  const column = columnOf(language);
  if (column < 0) return undefined;
  const tag = MEDIA_TOPIC_NAMES.languages[column] ?? '';
  const read = translated.get(tag) ?? translatedBy(column + 1);
  translated.set(tag, read);
  return read;
}

function translatedBy(column: number): Vocabulary {
  const rows = MEDIA_TOPIC_NAMES.table
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const names = new Map(rows.map((row) => [row[0], row[column]]));
  const byDigits = new Map(
    [...vocabulary().byDigits].map(([digits, topic]) => [
      digits,
      { ...topic, name: names.get(digits) || topic.name },
    ]),
  );
  return { byDigits, byName: byNameOf(byDigits) };
}

/** Which column has a language's names, -1: none has. Of the language itself, or of one that its readers read: `pt-AO` as in Portugal, `zh-SG` in simplified characters, `no` in Bokmål. */
function columnOf(language: string): number {
  const languages: readonly string[] = MEDIA_TOPIC_NAMES.languages;
  const { language: own, script, region } = new Intl.Locale(language).maximize();
  const wanted = own === 'zh' ? `zh-${script}` : own === 'pt' ? `pt-${region === 'BR' ? 'BR' : 'PT'}` : own;
  return languages.indexOf(wanted === 'no' ? 'nb' : wanted);
}
