import type { ItunesNs, MediaNs } from 'feedsmith';
import { plain } from '../plain.ts';
import { absoluteTo } from './addresses.ts';
import type { FeedFile } from './feed-document.ts';

type Media = {
  readonly media?: MediaNs.ItemOrFeed;
  /** Enclosures. */
  readonly links: readonly MediaNs.Content[];
  readonly itunes?: ItunesNs.Item;
  /** Of an episode. */
  readonly transcript?: string | undefined;
  readonly chapters?: string | undefined;
  readonly base: string | undefined;
};

type MediaFiles = {
  readonly picture?: FeedFile;
  readonly pictures: readonly FeedFile[];
  readonly files: readonly FeedFile[];
};

/** Pictures and files of an entry by Media RSS 1.5.1, enclosures and Apple's elements; each once, with what any of them says of it. */
export function mediaOf({ media = {}, links, itunes, transcript, chapters, base }: Media): MediaFiles {
  const contents = media.contents ?? [];
  // What stands beside a single file tells of it (Media RSS 1.5.1, "Optional Elements").
  const single =
    contents.length === 1 ? contents.map((each) => ({ ...described(media), ...each })) : contents;
  const grouped = (media.groups ?? []).flatMap(renditionOf);
  const byUrl = new Map<string, FeedFile>();
  for (const each of [...single, ...grouped, ...links]) {
    const file = fileOf(each, base);
    if (file !== undefined) byUrl.set(file.url, { ...file, ...present(byUrl.get(file.url) ?? {}) });
  }
  const pictures = [...byUrl.values()].filter(isPicture);
  const files = [...byUrl.values()].filter((file) => !isPicture(file));
  const still = [media.thumbnails?.[0]?.url, itunes?.image, single[0]?.thumbnails?.[0]?.url]
    .map((each) => absoluteTo(each, base))
    .find((each) => each !== undefined);
  const [picture = still === undefined ? undefined : { url: still }, ...further] = pictures;
  const episode = {
    episode: numeral(itunes?.episode),
    season: numeral(itunes?.season),
    duration: itunes?.duration,
    transcript: absoluteTo(transcript, base),
    chapters: absoluteTo(chapters, base),
  };
  // Of several it is what is heard.
  const played = ['audio/', 'video/']
    .map((kind) => files.find(({ type }) => type?.startsWith(kind)))
    .find((file) => file !== undefined);
  return {
    picture,
    pictures: further,
    files: files.map((file) => (file === played ? { ...file, ...present(episode) } : file)),
  };
}

const described = ({
  title,
  description,
  credits,
  copyright,
  thumbnails,
}: MediaNs.ItemOrFeed): MediaNs.Content => present({ title, description, credits, copyright, thumbnails });

/** Those of a group are one thing in several forms: the default, else the widest. */
function renditionOf(group: MediaNs.Group): readonly MediaNs.Content[] {
  const all = (group.contents ?? []).toSorted(
    (a, b) => Number(b.isDefault ?? false) - Number(a.isDefault ?? false) || (b.width ?? 0) - (a.width ?? 0),
  );
  return all.slice(0, 1).map((each) => ({ ...described(group), ...each }));
}

function fileOf(content: MediaNs.Content, base: string | undefined): FeedFile | undefined {
  const { url: address, type, medium, fileSize, duration, credits, copyright, title, description } = content;
  const url = absoluteTo(address, base);
  if (url === undefined) return undefined;
  return {
    url,
    type: type ?? (medium === 'image' ? 'image/*' : undefined),
    length: fileSize || undefined,
    title: lineOf(title),
    caption: lineOf(description),
    credit: (credits ?? []).map(({ value }) => plain(value ?? '')).join(', ') || undefined,
    rights: plain(copyright?.value ?? '') || undefined,
    duration,
    width: content.width,
    height: content.height,
  };
}

/** Many feeds have HTML where they state no type. */
const lineOf = (text: MediaNs.Content['title']): string | undefined => {
  const { value = '', type } = text ?? {};
  return (type === 'plain' ? value.replace(/\s+/g, ' ').trim() : plain(value)) || undefined;
};

const isPicture = ({ type, url }: FeedFile): boolean =>
  type?.startsWith('image/') ?? /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url);

const numeral = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

function present<T extends object>(value: T): T {
  // Keys that may be undefined may also be absent.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
