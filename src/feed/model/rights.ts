import type { Article } from '../../domain/article.ts';

/** Everybody who reads a feed that is not a partner's. */
export const PUBLIC = 'public';

/** An article without the pictures that their rights withhold from an audience: not even their addresses are left. */
export function redactFor(article: Article, audience: string): Article {
  if (!withholds(article)) return article;
  const { image, audio, video, attachments, redacted, ...rest } = article;
  const visibleTo = <File extends { readonly withheld?: readonly string[] }>(file: File | undefined) =>
    file?.withheld?.includes(audience) ? undefined : file;
  return {
    ...rest,
    image: visibleTo(image),
    audio: visibleTo(audio),
    video: visibleTo(video),
    attachments: attachments.filter((each) => visibleTo(each)),
    body: redacted?.find(({ from }) => from.includes(audience))?.body ?? rest.body,
  };
}

const withholds = ({ redacted, image, audio, video, attachments }: Article): boolean =>
  redacted !== undefined ||
  [image, audio, video, ...attachments].some((file) => file?.withheld !== undefined);
