import type { FacetFilter } from './facets.ts';

/** Where something happens that a story tells of. */
export type Place = {
  readonly name: string;
  /** Degrees north and east (WGS 84), and the same as a point of a ball of radius 1 around the Earth's center; absent: not known. */
  readonly at?: { readonly latitude: number; readonly longitude: number; readonly point: Point };
  /** URIs of GeoNames and Wikidata; absent: none. */
  readonly uris?: readonly string[];
};

/** A point of a ball of radius 1 around the center of the Earth. */
export type Point = readonly [x: number, y: number, z: number];

/** What is within a distance of a point: the square of it, in a straight line, in radiuses of the Earth. */
export type Near = { readonly center: Point; readonly square: number };

/** Kilometers. */
const RADIUS = 6_371;

/** Kilometers around a point that may be asked for. */
export const FARTHEST = 2_000;

/** Edges of the cubes into which space is cut, in kilometers: of one size, few hold a ball that is smaller than they. */
const EDGES = [16, 64, 256, 1_024, 4_096] as const;

/** A point of a ball of radius 1, to within a meter. */
export function pointAt(latitude: number, longitude: number): Point {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  const rounded = (part: number) => Math.round(part * 1e7) / 1e7;
  return [
    rounded(Math.cos(north) * Math.cos(east)),
    rounded(Math.cos(north) * Math.sin(east)),
    rounded(Math.sin(north)),
  ];
}

const word = (edge: number, cube: readonly number[]): string => `cube:${edge}:${cube.join(':')}.`;

/** The words by which what lies at a point is found. */
export const cubesOf = (point: Point): readonly string[] =>
  EDGES.map((edge) =>
    word(
      edge,
      point.map((part) => Math.floor((part * RADIUS) / edge)),
    ),
  );

/** What is within a distance of a point, in kilometers, and the cubes in which that can be: eight at most. */
export function within(
  latitude: number,
  longitude: number,
  kilometers: number,
): { readonly near: Near; readonly cubes: FacetFilter } {
  const center = pointAt(latitude, longitude);
  const chord = 2 * Math.sin(kilometers / (2 * RADIUS));
  const edge = EDGES.find((one) => one >= 2 * chord * RADIUS) ?? FARTHEST * 2;
  const sides = center.map((part) => {
    const at = (by: number) => Math.floor(((part + by) * RADIUS) / edge);
    return [...new Set([at(-chord), at(chord)])];
  });
  const [all = [], across = [], up = []] = sides;
  const any = all.flatMap((x) => across.flatMap((y) => up.map((z) => word(edge, [x, y, z]))));
  return { near: { center, square: chord * chord }, cubes: { any } };
}

/** Whether a point is within that distance. */
export const isNear = (point: Point, { center, square }: Near): boolean =>
  point.reduce((sum, part, axis) => sum + (part - (center[axis] ?? 0)) ** 2, 0) <= square;
