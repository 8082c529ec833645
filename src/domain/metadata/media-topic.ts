/** What a story is about, in IPTC's Media Topics. */
export type MediaTopic = {
  /** `medtop:20000763`. */
  readonly code: string;
  /** `http://cv.iptc.org/newscodes/mediatopic/20000763`. */
  readonly uri: string;
  readonly name: string;
};

/** The word by which articles are selected that are about a topic, by its eight digits, or about something below it. */
export const topicFacet = (digits: string): string => `subject:${digits}`;
