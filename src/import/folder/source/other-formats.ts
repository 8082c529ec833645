import type { Loss } from '../../imported.ts';
import { extensionOf } from './source-folder.ts';

/** Text that is neither Markdown nor HTML: its name, and what makes Markdown of it. */
type OtherFormat = { readonly name: string; readonly remedy: string };

const pandoc = (from: string): string =>
  `pandoc --standalone --from ${from} --to gfm makes Markdown of it, with its fields as front matter`;

/** Of a Pelican site it is read, where there is a program for it. */
const RST = `install docutils (pip install docutils; on Debian apt-get install python3-docutils) or pandoc, and import again: those of a Pelican site are read by it. Of other sites ${pandoc('rst')}`;

const asciidoc: OtherFormat = { name: 'AsciiDoc', remedy: 'npx downdoc makes Markdown of it' };

const formats: Readonly<Record<string, OtherFormat>> = {
  '.rst': { name: 'reStructuredText', remedy: RST },
  '.org': { name: 'Org', remedy: pandoc('org') },
  '.textile': {
    name: 'Textile',
    remedy: 'pandoc --from textile --to gfm makes Markdown of what is below its front matter',
  },
  ...{ '.adoc': asciidoc, '.asciidoc': asciidoc },
};

/** Whether a file is an article in a format that only a system's plugins read. */
export const isOtherFormat = (file: string): boolean => Object.hasOwn(formats, extensionOf(file));

/** The loss of such a file, and how it comes along. */
export function otherFormatLoss(file: string, hasProgram = false): Loss | undefined {
  const format = formats[extensionOf(file)];
  if (format === undefined) return undefined;
  if (hasProgram && extensionOf(file) === '.rst')
    return {
      place: file,
      what: 'left out, as no program could read it',
      kind: 'reStructuredText that cannot be read',
    };
  const what = `left out: ${format.name} is not read`;
  return {
    place: file,
    what: `${what}; ${format.remedy}: save that as .md beside it, and import again`,
    kind: what,
  };
}
