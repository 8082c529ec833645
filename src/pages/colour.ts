/** A site's colour as text readers can make out on the light and on the dark paper; undefined unless it is `#rrggbb`. */
export function accents(
  colour: string | undefined,
): { readonly light: string; readonly dark: string } | undefined {
  const rgb = parse(colour ?? '');
  if (rgb === undefined) return undefined;
  return { light: readable(rgb, paper.light, black), dark: readable(rgb, paper.dark, white) };
}

/** The grounds that text stands on, the least favourable of each scheme. */
export const paper = { light: '#f6f4ee', dark: '#1e2023' } as const;

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2 §1.4.3); 1 when either is none. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(parse(one) ?? black), luminance(parse(other) ?? black)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

type Rgb = readonly [number, number, number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** WCAG AA for text of any size, with a margin for rounding. */
const enough = 4.6;

const steps = 50;

function parse(colour: string): Rgb | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (found === null) return undefined;
  const [r, g, b] = found.slice(1).map((pair) => Number.parseInt(pair, 16));
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** The nearest shade towards `end` that stands out from `ground`. */
function readable(colour: Rgb, ground: string, end: Rgb): string {
  for (let step = 0; step < steps; step += 1) {
    const shade = format(mix(colour, end, step / steps));
    if (contrast(shade, ground) >= enough) return shade;
  }
  return format(end);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const between = (a: number, b: number): number => Math.round(a + (b - a) * share);
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

function format(rgb: Rgb): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, "relative luminance". */
function luminance([r, g, b]: Rgb): number {
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
