import { FEED_FILES } from '../../src/domain/addresses.ts';
import { createHash } from 'node:crypto';
import { type FeedDocument } from '../../src/feed/model/document.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { createNotice } from '../../src/feed/model/notice.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import { type Format } from '../../src/feed/formats/format.ts';
import { articles, emptyListing, sectionListing, site, withdrawals } from './fixtures.ts';

/** The documents whose every format is kept as a file. */
const documents: Readonly<Record<string, FeedDocument>> = {
  section: {
    ...createHead({ site, listing: sectionListing }),
    items: articles.map((article) => createItem(article, site)),
  },
  paged: {
    ...createHead({
      site,
      listing: sectionListing,
      query: '?limit=1',
      label: 'limit=1',
      place: { older: '?archive=x&limit=1' },
    }),
    items: articles.slice(1, 2).map((article) => createItem(article, site)),
  },
  withdrawn: {
    ...createHead({
      ...{ site, listing: sectionListing },
      deleted: withdrawals.map(({ id, withdrawn, reason }) => ({ id, when: withdrawn, comment: reason })),
    }),
    items: withdrawals.map((withdrawal) => createNotice(withdrawal, site)),
  },
  empty: { ...createHead({ site, listing: emptyListing }), items: [] },
};

export type Golden = { readonly file: string; readonly format: Format; readonly bytes: Uint8Array };

/** What the files must hold, as it is served. */
export const goldens: readonly Golden[] = formats.flatMap((format) =>
  Object.entries(documents).map(([name, document]) => ({
    file: `${name}.${FEED_FILES[format.name]}`,
    format,
    bytes: serialise(format, document),
  })),
);

/** For each format: its revision, and what its output is for which input. */
export type Revisions = Readonly<Record<string, Revision>>;

type Revision = { readonly revision: number; readonly input: string; readonly output: string };

export const revisions: Revisions = Object.fromEntries(
  formats.map((format) => [
    format.name,
    {
      revision: format.revision,
      input: digest([JSON.stringify(documents)]),
      output: digest(goldens.filter((each) => each.format === format).map(({ bytes }) => bytes)),
    },
  ]),
);

/** What is wrong with the revisions now, given those recorded: the same input must not give other bytes under the same number. */
export function stale(recorded: Revisions, current: Revisions): readonly string[] {
  return Object.entries(current).flatMap(([name, now]) => {
    const then = recorded[name];
    const changed = then?.input === now.input && then.output !== now.output;
    if (!changed || now.revision > then.revision) return [];
    return [
      `${name}: the same documents give other bytes than revision ${then.revision} did. Caches and readers would keep the ` +
        `old ones under the same ETag: set \`revision\` in src/feed/formats/${name}/${name}.ts to ${then.revision + 1}, then npm run test:golden.`,
    ];
  });
}

/** One element or field a line, so that a diff can be read. */
export function readable({ format, bytes }: Golden): string {
  const text = new TextDecoder().decode(bytes);
  return format.name === 'json'
    ? `${JSON.stringify(JSON.parse(text), null, 2)}\n`
    : `${text.replaceAll('><', '>\n<')}\n`;
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}
