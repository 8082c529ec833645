import { newsroomTime } from '../../content/source/time.ts';
import type { Carried } from '../publisher.ts';
import { carriedBy } from './carried.ts';
import type { ShownArticle } from './shown-article.ts';
import { stateText } from './state.ts';

/** An article as feeds carry it. */
export type Rendering = {
  /** Whether readers have it, and how much of it. */
  readonly stateLines: readonly string[];
  readonly title: string;
  readonly carried: readonly Carried[];
};

export async function renderingOf(shown: ShownArticle): Promise<Rendering> {
  return {
    stateLines: stateLines(shown),
    title: 'article' in shown.about ? shown.about.article.title : shown.about.withdrawal.path,
    carried: await carriedBy(shown),
  };
}

function stateLines({ state, about, site }: ShownArticle): readonly string[] {
  const { timezone } = site;
  const first = stateText(state, (instant) => newsroomTime(instant, timezone));
  if (!('article' in about))
    return [first, ...(about.withdrawal.reason ? [`Reason: ${about.withdrawal.reason}`] : [])];
  const { syndication, elsewhere, url } = about.article;
  const much = carried[syndication];
  return [
    first,
    ...(elsewhere ? [`Its page is not here: ${url}`] : []),
    ...(much === undefined ? [] : [much]),
  ];
}

const carried: Readonly<Record<string, string>> = {
  summary: 'Feeds carry its headline and the line under it, not the story.',
  headline: 'Feeds carry its headline alone.',
  none: 'It is in no feed that anybody may read.',
};
