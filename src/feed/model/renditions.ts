import type { Image } from '../../domain/media.ts';
import type { Resize } from '../../domain/site.ts';
import { uri } from '../../domain/uri.ts';

/** Smaller copies of a picture, the smallest first, as the site's resizer makes them; none of what it cannot make smaller. */
export function renditions(image: Image, resize: Resize | undefined): readonly Image[] {
  const { width, height, type } = image;
  if (resize === undefined || width === undefined || height === undefined || type === 'image/svg+xml')
    return [];
  return resize.widths
    .filter((each) => each < width)
    .toSorted((a, b) => a - b)
    .map((each) => {
      const tall = Math.max(1, Math.round((height * each) / width));
      return { url: addressOf(image, resize, each, tall), width: each, height: tall };
    });
}

/** Where a copy of exactly this size is, cut around what the picture must keep. */
function addressOf(
  { url, focus = { x: 0.5, y: 0.5 } }: Pick<Image, 'url' | 'focus'>,
  { pattern }: Resize,
  width: number,
  height: number,
): string {
  const values: Readonly<Record<string, string>> = {
    // As a parameter's value it must be escaped; as the end of a path it stands as it is.
    url:
      pattern.includes('?') && pattern.indexOf('?') < pattern.indexOf('{url}')
        ? encodeURIComponent(url)
        : url,
    path: new URL(url).pathname.slice(1),
    width: String(width),
    height: String(height),
    x: String(focus.x),
    y: String(focus.y),
  };
  return uri(pattern.replace(/\{(url|path|width|height|x|y)\}/g, (_, name: string) => values[name] ?? ''));
}
