import type { Article } from '../../domain/article.ts';
import type { Enclosure, Image } from '../../domain/media.ts';
import type { PageWords } from '../../domain/pages/page-words.ts';
import { isTall, size } from '../style/picture-size.ts';
import { bytes, clock } from './format-units.ts';
import { webLink } from './link.ts';
import { markup, type PageMarkup } from './template.ts';

/** A story's picture with its caption and credit. */
export function figure(image: Image): PageMarkup | undefined {
  const src = webLink(image.url);
  if (src === undefined) return undefined;
  const { alt, caption, credit, made } = image;
  return markup`<figure class="lead${isTall(image) && ' tall'}">
<img src="${src}" alt="${alt ?? ''}"${size(image)}>
${
  (caption ?? credit ?? made) !== undefined &&
  markup`<figcaption>${caption}${credit !== undefined && markup` <span class="credit">${credit}</span>`}${made !== undefined && markup` <span class="made">${made.note}</span>`}</figcaption>\n`
}</figure>`;
}

/** Players for a story's video and audio. */
export function players({ audio, video, title }: Article, strings: PageWords): readonly PageMarkup[] {
  return [
    video === undefined ? undefined : player('video', video, title, strings),
    audio === undefined ? undefined : player('audio', audio, title, strings),
  ].filter((found) => found !== undefined);
}

function player(
  kind: 'audio' | 'video',
  file: Enclosure,
  story: string,
  strings: PageWords,
): PageMarkup | undefined {
  const src = webLink(file.url);
  if (src === undefined) return undefined;
  const name = file.title ?? story;
  const controls = markup` controls preload="${kind === 'video' ? 'metadata' : 'none'}" aria-label="${name}"><source src="${src}" type="${file.type}"`;
  const element =
    kind === 'video' ? markup`<video playsinline${controls}></video>` : markup`<audio${controls}></audio>`;
  return markup`<figure class="player ${kind}">
<figcaption><b>${kind === 'video' ? strings.watch : strings.listen}</b> ${file.title}${file.duration !== undefined && markup` <span class="quiet">${clock(file.duration)}</span>`}</figcaption>
${element}
<p class="quiet"><a href="${src}">${strings.download}</a> ${kindAndSize(file, strings)}</p>
</figure>`;
}

/** Files that go with a story. */
export function attachments(files: readonly Enclosure[], strings: PageWords): PageMarkup | undefined {
  const links = files.flatMap((file) => {
    const href = webLink(file.url);
    return href === undefined
      ? []
      : [
          markup`<li><a href="${href}">${file.title ?? fileName(href)}</a> ${kindAndSize(file, strings)}</li>\n`,
        ];
  });
  return links.length === 0
    ? undefined
    : markup`<section class="attachments"><h2>${strings.attachments}</h2>
<ul>
${links}</ul></section>`;
}

function kindAndSize(file: Enclosure, strings: PageWords): PageMarkup {
  const kind = names.get(file.type) ?? file.type.split('/').at(-1)?.toUpperCase();
  return markup`<span class="quiet">(${kind}, ${bytes(file.length, strings)})</span>`;
}

const names: ReadonlyMap<string, string> = new Map([
  ['audio/mpeg', 'MP3'],
  ['audio/mp4', 'M4A'],
  ['text/plain', 'TXT'],
  ['image/jpeg', 'JPEG'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word'],
]);

/** The last part of the address, as its owner spelt it. */
function fileName(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || address;
  } catch {
    return last;
  }
}
