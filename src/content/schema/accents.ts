/** A site's colour as text readers can make out on the light and on the dark paper; undefined unless it is `#rrggbb`. */
export function accents(
  colour: string | undefined,
): { readonly light: string; readonly dark: string } | undefined {
  const rgb = parse(colour ?? '');
  return rgb && { light: readable(rgb, paper.light, 0), dark: readable(rgb, paper.dark, 255) };
}

/** The grounds that text stands on, the least favourable of each scheme. */
export const paper = { light: '#f6f4ee', dark: '#1e2023' } as const;

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2 §1.4.3); what is none counts as black. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Red, green, blue. */
type Rgb = readonly number[];

/** WCAG AA for text of any size, with a margin for rounding. */
const enough = 4.6;

const steps = 50;

function parse(colour: string): Rgb | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** The nearest shade towards `end`, 0 for black or 255 for white, that stands out from `ground`. */
function readable(colour: Rgb, background: string, end: number, step = 0): string {
  const mixed = colour.map((value) => Math.round(value + ((end - value) * step) / steps));
  const shade = `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  return contrast(shade, background) >= enough || step === steps
    ? shade
    : readable(colour, background, end, step + 1);
}

const weights = [0.2126, 0.7152, 0.0722];

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  return (parse(colour) ?? []).reduce((sum, value, place) => {
    const linear = value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return sum + linear * (weights[place] ?? 0);
  }, 0);
}
