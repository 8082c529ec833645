/** Numbers from 0 to 1 that look random and are the same on every run (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<One>(all: readonly [One, ...One[]], random: Random): One {
  return all[Math.floor(random() * all.length)] ?? all[0];
}

/** A word as often as papers use it: a few hundred make most of the text, thousands are rare (Zipf). */
export function word(random: Random): string {
  const rank = Math.floor((VOCABULARY.length + 1) ** random()) - 1;
  return VOCABULARY[rank] ?? COMMON[0];
}

/** A sentence of 8 to 24 words. */
export function sentence(random: Random): string {
  const length = 8 + Math.floor(random() * 17);
  const words = Array.from({ length }, () => word(random));
  const comma = 3 + Math.floor(random() * (length - 4));
  const text = words.map((one, index) => (index === comma ? `${one},` : one)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export const FOREIGN = [
  '這座渡輪碼頭將於明年春天重新開放。',
  'Паром вновь пойдёт по реке весной.',
  'ستعود العبّارة إلى العمل في الربيع.',
  'Το φέρι θα επιστρέψει την άνοιξη.',
  'フェリー乗り場は来春再開します。',
  'เรือข้ามฟากจะกลับมาในฤดูใบไม้ผลิ',
  'El transbordador volverá en primavera, dijo la señora Núñez.',
] as const;

const COMMON = [
  ...[
    'the',
    'of',
    'to',
    'and',
    'a',
    'in',
    'that',
    'for',
    'on',
    'said',
    'is',
    'with',
    'was',
    'at',
    'by',
    'it',
    'from',
  ],
  ...[
    'he',
    'as',
    'be',
    'have',
    'his',
    'are',
    'an',
    'has',
    'who',
    'will',
    'not',
    'their',
    'they',
    'she',
    'but',
    'more',
  ],
  ...[
    'would',
    'about',
    'her',
    'were',
    'which',
    'been',
    'year',
    'had',
    'after',
    'one',
    'its',
    'when',
    'new',
    'last',
  ],
  ...[
    'city',
    'council',
    'state',
    'county',
    'people',
    'police',
    'school',
    'water',
    'bridge',
    'ferry',
    'harbor',
    'river',
  ],
  ...[
    'board',
    'budget',
    'million',
    'percent',
    'plan',
    'road',
    'court',
    'mayor',
    'vote',
    'election',
    'storm',
    'fire',
  ],
  ...[
    'hospital',
    'teacher',
    'worker',
    'company',
    'market',
    'price',
    'season',
    'game',
    'coach',
    'team',
    'player',
  ],
] as const;

const [ONSETS, NUCLEI, CODAS] = [
  'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st str t th tr v w'.split(' '),
  'a e i o u ai ea ee oa ou'.split(' '),
  ['', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'st', 'ck', 'ng', 'rk', 'ble', 'tion', 'ment', 'ly', 'er', 'ing'],
];

/** Common words, then invented ones of two and three syllables: as many as a paper of twenty years uses. */
const VOCABULARY: readonly string[] = [...new Set([...COMMON, ...invented(60_000)])];

function invented(count: number): readonly string[] {
  const random = createRandom(7);
  const one = (all: readonly string[]) => all[Math.floor(random() * all.length)] ?? '';
  const syllable = () => `${one(ONSETS)}${one(NUCLEI)}`;
  return Array.from(
    { length: count },
    () => `${syllable()}${random() < 0.5 ? syllable() : ''}${syllable()}${one(CODAS)}`,
  );
}
