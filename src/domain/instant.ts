/** The instant at so many milliseconds since 1970; undefined for what is not a number. */
export function dateAt(milliseconds: unknown): Date | undefined {
  return typeof milliseconds === 'number' ? new Date(milliseconds) : undefined;
}

/** The latest of instants, where there are any: those that are numbers, in milliseconds since 1970. */
export function latestAt(instants: readonly unknown[]): Date | undefined {
  const numbers = instants.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? undefined : new Date(Math.max(...numbers));
}

/** The earliest, as `latestAt`. */
export function earliestAt(instants: readonly unknown[]): Date | undefined {
  const numbers = instants.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? undefined : new Date(Math.min(...numbers));
}

/** The latest of the instants that are there. */
export function latestOf(...instants: readonly (Date | undefined)[]): Date | undefined {
  return latestAt(instants.map((one) => one?.getTime()));
}

/** The earliest, as `latestOf`. */
export function earliestOf(...instants: readonly (Date | undefined)[]): Date | undefined {
  return earliestAt(instants.map((one) => one?.getTime()));
}

/** When the page at the other end of a link is public, in milliseconds since 1970: `from <= now < until`. */
export type VisibleWindow = { readonly from: number; readonly until?: number };

/** Whether it is public at an instant (milliseconds since 1970). */
export const isVisibleAt = ({ from, until }: VisibleWindow, now: number): boolean =>
  from <= now && (until === undefined || now < until);
