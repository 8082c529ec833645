import { createRandom, FOREIGN, pick, type Random, sentence, word } from './words.ts';

/** A part of a story, before it is Markdown or HTML. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string };

export type Inline = string | { readonly link: string; readonly text: string } | { readonly strong: string };

export type Story = {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly published: Date;
  readonly updated?: Date;
  readonly until?: Date;
  /** Paths. */
  readonly sections: readonly [string, ...string[]];
  /** Numbers below `AUTHORS` and `TAGS`. */
  readonly authors: readonly number[];
  readonly tags: readonly number[];
  readonly image?: string;
  readonly blocks: readonly Block[];
};

export const AUTHORS = 500;
export const TAGS = 3_000;

const TOPS = [
  'news',
  'sports',
  'business',
  'opinion',
  'life',
  'obituaries',
  'environment',
  'education',
] as const;

/** 40 sections on three levels: eight, with two below each, and sixteen below those. */
export const SECTIONS: readonly [string, ...string[]] = [
  ...TOPS,
  ...TOPS.flatMap((top) => [`${top}/north`, `${top}/south`]),
  ...TOPS.flatMap((top) => [`${top}/north/coast`, `${top}/south/valley`]),
] as [string, ...string[]]; // TOPS is not empty.

const END = Date.UTC(2026, 10, 1);
/** Twenty years of 34 stories a day. */
const APART = (24 * 3_600_000) / 34;

/** The story of a number, the newest first; the same on every run, whatever the others are. `body`: whether with its text. */
export function createStory(number: number, { body = true } = {}): Story {
  const random = createRandom(number * 2_654_435_761 + 1);
  const published = new Date(Math.floor((END - (number + random() * 0.9) * APART) / 60_000) * 60_000);
  const title = headline(random);
  const some = (count: number, of: number) => [
    ...new Set(Array.from({ length: count }, () => Math.floor(random() ** 2 * of))),
  ];
  const url = `https://media.bench.example/${number}.jpg`;
  return {
    number,
    slug: `${title.toLowerCase().replace(/[^a-z]+/g, '-')}-${number}`,
    title,
    description: sentence(random),
    published,
    ...(random() < 0.12 && {
      updated: new Date(published.getTime() + 3_600_000 * (1 + Math.floor(random() * 40))),
    }),
    ...(random() < 0.02 && {
      until: new Date(published.getTime() + 86_400_000 * (30 + Math.floor(random() * 300))),
    }),
    sections: random() < 0.15 ? [pick(SECTIONS, random), pick(SECTIONS, random)] : [pick(SECTIONS, random)],
    authors: some(random() < 0.2 ? 2 : 1, AUTHORS),
    tags: some(1 + Math.floor(random() * 4), TAGS),
    ...(random() < 0.6 && { image: url }),
    blocks: body ? blocksOf(random, number) : [],
  };
}

function headline(random: Random): string {
  const words = Array.from({ length: 5 + Math.floor(random() * 5) }, () => word(random)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** About 600 words. */
function blocksOf(random: Random, number: number): readonly Block[] {
  const text = (sentences: number) => Array.from({ length: sentences }, () => sentence(random)).join(' ');
  const paragraph = (): Block => {
    const link = {
      link: `https://bench.example/archive/${Math.floor(random() * 9_999)}?from=story&n=${number}`,
      text: word(random),
    };
    const extra: Inline = random() < 0.5 ? link : { strong: word(random) };
    return { kind: 'paragraph', text: random() < 0.6 ? [`${text(2)} `, extra, `. ${text(1)}`] : [text(3)] };
  };
  const list: Block = { kind: 'list', items: Array.from({ length: 4 }, () => sentence(random)) };
  const image: Block = {
    kind: 'image',
    url: `https://media.bench.example/${number}-b.jpg`,
    alt: sentence(random),
  };
  return [
    ...Array.from({ length: 4 }, paragraph),
    { kind: 'quote', text: [text(2)] },
    ...Array.from({ length: 3 }, paragraph),
    ...(random() < 0.5 ? [{ kind: 'heading', text: headline(random) } satisfies Block, list] : []),
    ...(random() < 0.3 ? [image] : []),
    ...(random() < 0.1 ? [{ kind: 'paragraph', text: [pick(FOREIGN, random)] } satisfies Block] : []),
    ...Array.from({ length: 3 }, paragraph),
  ];
}
