import { isVisibleAt, type VisibleWindow } from '../instant.ts';

/** The same story, or the same section, in another language. */
export type Translation = {
  /** BCP 47. */
  readonly language: string;
  /** Absolute. */
  readonly url: string;
  /** What speakers of the language call it: `español`. */
  readonly name: string;
  /** When it is public; absent: whenever what names it is. */
  readonly shown?: VisibleWindow;
};

/** Those that are public at an instant (milliseconds since 1970); undefined: none. */
export function openTranslations(
  all: readonly Translation[] | undefined,
  now: number,
): readonly Translation[] | undefined {
  const open = all?.filter(({ shown }) => !shown || isVisibleAt(shown, now));
  return open?.length ? open : undefined;
}
