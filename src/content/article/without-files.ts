import { Parser } from 'htmlparser2';
import type { Article } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import type { Enclosure } from '../../domain/media.ts';

/** The article without files that cannot be served, by their absolute URLs: what shows one goes, a link to one keeps its text. */
export function withoutFiles(article: Article, urls: ReadonlySet<string>): Article {
  const { image, audio, video, attachments, body, callout, redacted, ...rest } = article;
  const isGone = (url: string) => urls.has(url.replace(/#.*/s, ''));
  const enclosure = (file: Enclosure | undefined): Enclosure | undefined => {
    if (file === undefined || isGone(file.url)) return undefined;
    const { transcript, chapters, ...plain } = file;
    return {
      ...plain,
      transcript: transcript && !isGone(transcript.url) ? transcript : undefined,
      chapters: chapters !== undefined && !isGone(chapters) ? chapters : undefined,
    };
  };
  return {
    ...rest,
    image: image && !isGone(image.url) ? image : undefined,
    audio: enclosure(audio),
    video: enclosure(video),
    attachments: attachments.map(enclosure).filter((file) => file !== undefined),
    body: htmlWithout(body, isGone),
    callout: callout === undefined ? undefined : htmlWithout(callout, isGone),
    redacted: redacted?.map((one) => ({ ...one, body: htmlWithout(one.body, isGone) })),
  };
}

type OpenElement = {
  readonly name: string;
  readonly start: number;
  readonly removes: 'whole' | 'tags' | undefined;
};

/** Safe HTML without what shows a file that is gone, and without the tags of links to one; nothing else is touched. */
export function htmlWithout(html: Html, isGone: (url: string) => boolean): Html {
  const cuts: (readonly [from: number, to: number])[] = [];
  const open: OpenElement[] = [];
  const parser = new Parser({
    onopentag(name, { src, href, srcset = '', poster }) {
      const [start, end] = [parser.startIndex, parser.endIndex + 1];
      const shows = [src, poster, ...srcset.split(/[\s,]+/)].some((url) => url !== undefined && isGone(url));
      const links = name === 'a' && href !== undefined && isGone(href);
      open.push({ name, start, removes: shows ? 'whole' : links ? 'tags' : undefined });
      if (links) cuts.push([start, end]);
    },
    onclosetag(_, implied) {
      const element = open.pop();
      const end = parser.endIndex + 1;
      if (element?.removes === 'whole') cuts.push([element.start, end]);
      if (element?.removes === 'tags' && !implied) cuts.push([parser.startIndex, end]);
    },
  });
  parser.end(html);
  let [text, at] = ['', 0];
  for (const [from, to] of cuts.toSorted(([a], [b]) => a - b)) {
    if (from < at) continue;
    text += html.slice(at, from);
    at = to;
  }
  return trustedHtml(text + html.slice(at));
}
