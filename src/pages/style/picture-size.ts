import { markup, type PageMarkup } from '../parts/template.ts';

/** Whether a picture is about as high as it is wide, or higher: it then gets less width. */
export function isTall({
  width = 0,
  height = 0,
}: {
  readonly width?: number;
  readonly height?: number;
}): boolean {
  return height > width * 0.85;
}

/** `width` and `height` attributes, where both are known: the browser then keeps the place. */
export function size(image: { readonly width?: number; readonly height?: number }): PageMarkup | undefined {
  return image.width === undefined || image.height === undefined
    ? undefined
    : markup` width="${image.width}" height="${image.height}"`;
}
