import type { Problem } from '../../content/compile.ts';
import { newsroomTime } from '../new/draft.ts';
import { feedAlone } from './documents.ts';
import { type JsonFeed, readJsonFeed } from './json-item.ts';
import { readerText } from './json-reader.ts';
import { newsboatText } from './newsboat/newsboat.ts';
import type { Proof, Shown } from './proof.ts';
import { stateText } from './state.ts';

/** An article as readers will show it, in words. Texts are absent where no feed has it. */
export type Rendering = {
  /** Whether readers have it, and how much of it. */
  readonly standing: readonly string[];
  readonly title: string;
  readonly newsboat?: string;
  readonly reader?: string;
  readonly feed: JsonFeed;
};

/** Texts are `width` columns wide. */
export async function renderingOf(shown: Shown, width: number): Promise<Rendering> {
  const feed = readJsonFeed(await feedAlone(shown, 'json'));
  const [newsboat, reader] = [newsboatText(await feedAlone(shown, 'rss'), width), readerText(feed, width)];
  return {
    standing: standing(shown, feed),
    title: 'article' in shown.about ? shown.about.article.title : shown.about.withdrawal.path,
    ...(newsboat !== undefined && { newsboat }),
    ...(reader !== undefined && { reader }),
    feed,
  };
}

function standing({ state, about, snapshot }: Shown, { items }: JsonFeed): readonly string[] {
  const { timezone } = snapshot.site;
  const first = stateText(state, (instant) => newsroomTime(instant, timezone));
  if (!('article' in about))
    return [first, ...(about.withdrawal.reason ? [`Reason: ${about.withdrawal.reason}`] : [])];
  const { syndication, elsewhere, url } = about.article;
  return [
    first,
    ...(elsewhere ? [`Its page is not here: ${url}`] : []),
    ...(items.length === 0
      ? ['It is in no feed that anybody may read.']
      : carried[syndication]
        ? [carried[syndication]]
        : []),
  ];
}

const carried: Readonly<Record<string, string>> = {
  summary: 'Feeds carry its headline and the line under it, not the story.',
  headline: 'Feeds carry its headline alone.',
};

/** What keeps an article from being shown at all, where no problem says it. */
export function nothingText({ file, problems }: Proof): string {
  return problems.some(({ severity }: Problem) => severity === 'error')
    ? `${file} cannot be shown until its errors are mended.`
    : `${file} cannot be shown yet: write title: and date: in its front matter.`;
}
