/** A new row between those that are there already. */
export type SortKeyRequest = {
  /** Milliseconds since 1970. */
  readonly published: number;
  /** The nearest rows before and after it in the order; absent where there is none. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Places of other versions of the same article, between the two. */
  readonly used: readonly number[];
};

/** Places a second has, and how far articles of one second stand apart, so that others fit between. */
const PER_SECOND = 4_096;
const APART = 65_536;

/** Where a row published then (milliseconds since 1970) stands if nothing stands in its way. */
const idealPlace = (published: number): number => secondOf(published) * PER_SECOND + PER_SECOND / 2;

const secondOf = (published: number): number => Math.floor(published / 1_000);

/** Rows that are to stand between two with too few places between them; all rows up to `after` stay before them. */
export type Crowd = { readonly after: number; readonly count: number };

/** Places of the first requests. `crowd`: the next ones have no room; absent where all have. */
export type SortKeys = { readonly places: readonly number[]; readonly crowd?: Crowd };

/**
 * Places (whole numbers that rise with the order) for rows given in order. A row stands where its second says, so that
 * the next one of any other second fits without moving it; where that is taken, between its neighbours.
 */
export function sortKeysFor(requests: readonly SortKeyRequest[]): SortKeys {
  const places: number[] = [];
  for (let start = 0; start < requests.length; ) {
    const end = runEnd(requests, start);
    const run = requests.slice(start, end);
    const own = placeRun(run, places.at(-1));
    if (own === undefined) {
      const after = Math.max(...run.flatMap(({ low, used }) => [low ?? -Infinity, ...used]));
      return { places, crowd: { after: Math.max(after, places.at(-1) ?? -Infinity), count: run.length } };
    }
    places.push(...own);
    start = end;
  }
  return { places };
}

/** Rows that go between the same two. */
function runEnd(requests: readonly SortKeyRequest[], start: number): number {
  const first = requests[start];
  let end = start + 1;
  while (end < requests.length && requests[end]?.low === first?.low && requests[end]?.high === first?.high)
    end += 1;
  return end;
}

/** Undefined: there are too few places. */
function placeRun(run: readonly SortKeyRequest[], before: number | undefined): readonly number[] | undefined {
  const low = Math.max(run[0]?.low ?? -Infinity, before ?? -Infinity);
  const high = run[0]?.high ?? Infinity;
  const used = new Set(run.flatMap((one) => one.used).filter((place) => place > low));
  const step = Math.min(APART, Math.floor((high - low) / (run.length + used.size + 1)));
  if (step === 0) return undefined;
  const places: number[] = [];
  for (const [index, { published }] of run.entries()) {
    // Never so high that those that follow do not fit, never so low that it is not above the one before.
    const highest = high - (run.length - index) * step;
    const lowest = (places.at(-1) ?? low) + step;
    places.push(Math.max(Math.min(idealPlace(published), highest), lowest));
  }
  // Where another version of an article has its place, it goes between the same two alone.
  return used.size === 0 ? places : places.map((place) => freePlace(place, high, used));
}

/** The nearest place above that is not used, or else below: below `high` there is one. */
function freePlace(place: number, high: number, used: ReadonlySet<number>): number {
  let chosen = place;
  while (used.has(chosen)) chosen += 1;
  if (chosen >= high) for (chosen = place; used.has(chosen); ) chosen -= 1;
  return chosen;
}

/** Seconds that count as crowded together. */
const SPAN_SECONDS = 64;

/** Stretches and seconds remembered; with more, no place is free beyond doubt. */
const REMEMBERED = 500_000;

/** Which places are free beyond doubt among rows that were all told of here, in whatever order they come. */
export type SortKeyAllocator = {
  /** Takes the ideal place; undefined where another row may stand there, or on the wrong side of it. */
  allocate(published: number): number | undefined;
  /** Notes a row that was given another. */
  reserve(published: number, place: number): void;
};

/** For a database with no rows. */
export function createSortKeyAllocator(): SortKeyAllocator {
  const seconds = new Set<number>();
  /** Stretches that a row stands in, or leaps over, whose second is another. */
  const crowded = new Set<number>();
  const spanOf = (place: number) => Math.floor(place / (PER_SECOND * SPAN_SECONDS));
  return {
    allocate(published) {
      const ideal = idealPlace(published);
      const count = seconds.size + crowded.size;
      if (count > REMEMBERED || seconds.has(secondOf(published)) || crowded.has(spanOf(ideal)))
        return undefined;
      seconds.add(secondOf(published));
      return ideal;
    },
    reserve(published, place) {
      const ends = [spanOf(idealPlace(published)), spanOf(place)];
      for (let one = Math.min(...ends); one <= Math.max(...ends) && crowded.size <= REMEMBERED; one += 1)
        crowded.add(one);
    },
  };
}
