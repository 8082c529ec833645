import { type MediaTopic, topicFacet } from '../../domain/metadata/media-topic.ts';
import { MEDIA_TOPICS } from './media-topics-data.ts';

/** A topic with the digits of those above it. */
export type PlacedTopic = MediaTopic & { readonly above: readonly string[] };

const SCHEME = 'http://cv.iptc.org/newscodes/mediatopic/';

/** The topic that a newsroom names: by code (`medtop:20000763`, with or without its prefix), URI, or IPTC's own name. */
export function mediaTopic(name: string): PlacedTopic | undefined {
  const { byDigits, byName } = vocabulary();
  const digits = /^(?:medtop:|https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/)?(\d{8})$/i.exec(name)?.[1];
  return digits === undefined ? byName.get(plain(name)) : byDigits.get(digits);
}

/** Topics whose names have most of the same words, or of words that begin alike, the nearest first. */
export function nearestTopics(name: string, most = 3): readonly PlacedTopic[] {
  const wanted = plain(name.slice(0, 100)).split(' ');
  const scored = [...vocabulary().byName].map(([own, topic]) => ({
    topic,
    score: likeness(wanted, own.split(' ')),
  }));
  return scored
    .filter(({ score }) => score > 0.6)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ topic }) => topic);
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

let read: Vocabulary | undefined;

/** Read when a first topic is asked for: most papers name none. */
function vocabulary(): Vocabulary {
  if (read) return read;
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
  read = { byDigits, byName: new Map([...byDigits.values()].map((topic) => [plain(topic.name), topic])) };
  return read;
}
