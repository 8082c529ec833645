import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileHead } from '../file-head.ts';
import { type ImportOptions, type ImportSystem, UnreadableImport } from '../import-system.ts';
import type { ImportEvent } from '../imported.ts';
import { createSectionNames } from '../story/section-names.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { xmlLosses } from '../xml/xml-losses.ts';
import { readNewsml } from './newsml.ts';
import { readNinjs } from './ninjs.ts';
import { readNitf } from './nitf.ts';
import { wireArticles } from './wire-articles.ts';
import type { WireItem, WireReader } from './wire-item.ts';

type WireFormat = {
  readonly name: string;
  readonly title: string;
  /** What the beginning of its files has. */
  readonly head: RegExp;
  readonly read: WireReader;
};

export const newsml = wireSystem({
  name: 'newsml',
  title: 'NewsML-G2',
  head: /<(?:\w+:)?(?:newsItem|newsMessage|packageItem)\b/,
  read: readNewsml,
});

export const nitf = wireSystem({ name: 'nitf', title: 'NITF', head: /<nitf\b/, read: readNitf });

export const ninjs = wireSystem({
  name: 'ninjs',
  title: 'ninjs',
  head: /"(?:pubstatus|pubStatus|versioncreated|versionCreated|body_html|representationType|representationtype)"\s*:/,
  read: readNinjs,
});

/** Bytes of one file. */
const MOST_BYTES = 50_000_000;

/** Wire copy: a file, or a folder of them however deep, in which versions of one story may be many. */
function wireSystem({ name, title, head, read }: WireFormat): ImportSystem {
  return {
    name,
    title,
    takes: ['authors', 'map'],
    async detect(from) {
      try {
        for (const file of filesOf(from).slice(0, 20))
          if (head.test((await fileHead(file, 1 << 14)).toString('utf8'))) return 0.85;
        return 0;
      } catch {
        return 0;
      }
    },
    read: (options) => readAll(options, title, read),
  };
}

function filesOf(from: string): readonly string[] {
  if (!statSync(from).isDirectory()) return [from];
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' });
  return names
    .filter((each) => /\.(?:xml|json|nitf|ninjs|newsml)$/i.test(each))
    .toSorted()
    .map((each) => join(from, each));
}

/** Events, results and packages are items too. */
const isStory = ({ headline, body, status }: WireItem): boolean =>
  headline !== '' || body !== '' || status === 'canceled';

async function* readAll(
  options: ImportOptions,
  title: string,
  read: WireReader,
): AsyncGenerator<ImportEvent> {
  const items: WireItem[] = [];
  const files = filesOf(options.from);
  for (const file of files) {
    const place =
      files.length === 1
        ? (file.split(/[/\\]/).at(-1) ?? file)
        : file.slice(options.from.length).replace(/^[/\\]/, '');

    const isLarge = statSync(file).size > MOST_BYTES;
    const decoded = isLarge ? undefined : decodeXml(await readFile(file));
    const found = decoded === undefined ? `it has more than ${MOST_BYTES} bytes` : read(decoded.text, place);
    if (decoded && typeof found !== 'string')
      yield* xmlLosses(decoded, place).map((loss) => ({ kind: 'loss', loss }) as const);
    if (typeof found === 'string')
      yield {
        kind: 'loss',
        loss: { place, what: `it is not ${title}: ${found}`, kind: 'file that is of another format' },
      };
    else
      for (const item of found)
        if (isStory(item)) items.push(item);
        else
          yield {
            kind: 'loss',
            loss: {
              place: item.place,
              what: 'it has neither a headline nor a text',
              kind: 'item without a story',
            },
          };
  }
  if (items.length === 0) throw new UnreadableImport(`there is no item of ${title} in it`);
  yield {
    kind: 'site',
    site: { url: options.site, timezone: options.timezone, language: items[0]?.language },
  };
  const { folders, articles } = wireArticles(items, options);
  const names = createSectionNames(folders);
  for (const { article, sections, losses } of articles) {
    for (const trail of sections)
      for (const section of names.of(trail.split('/'), article.place)) yield { kind: 'section', section };
    for (const [what, kind] of losses) yield { kind: 'loss', loss: { place: article.place, what, kind } };
    yield {
      kind: 'article',
      article: {
        ...article,
        language: article.language === items[0]?.language ? undefined : article.language,
      },
    };
  }
}
