import { type Problem, problem } from '../problems/problem.ts';
import { otherFormat } from './ignored.ts';
import type { SourceFile } from './source.ts';

/** Files that begin as articles do, and are in a format that is not read. */
export const otherFormats = (files: readonly SourceFile[]): readonly Problem[] =>
  files.flatMap((found): readonly Problem[] => {
    const { file } = found;
    const extension =
      /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ??
      (file.slice(file.lastIndexOf('/')).includes('.') ? '?' : '');
    const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
    // Layouts and drafts are kept in `_layouts` and the like.
    return format !== undefined && !/(?:^|\/)_/.test(file) && hasFrontMatter(beginning(found))
      ? [otherFormat(file, format)]
      : [];
  });

/** Formats that other systems read articles from, by extension. */
const formats: Readonly<Record<string, string>> = {
  ...{ html: 'HTML', htm: 'HTML', xhtml: 'HTML', txt: 'plain text', text: 'plain text' },
  ...{ adoc: 'AsciiDoc', asciidoc: 'AsciiDoc', rst: 'reStructuredText', org: 'Org', textile: 'Textile' },
  ...{
    mkd: 'a file that ends otherwise',
    mkdn: 'a file that ends otherwise',
    mdown: 'a file that ends otherwise',
  },
  ...{
    njk: 'Nunjucks',
    erb: 'ERB',
    mdwn: 'a file that ends otherwise',
    markdoc: 'Markdoc',
    liquid: 'Liquid',
    hbs: 'Handlebars',
    pug: 'Pug',
    haml: 'Haml',
    astro: 'Astro',
    mdoc: 'Markdoc',
    qmd: 'Quarto',
    rmd: 'R Markdown',
    json: 'JSON',
    '': 'a file without an ending',
  },
};

/** What to say of a file of a word processor that no article shows or links to; undefined: it is another. */
export function wordProcessorFile(file: string): Problem | undefined {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(documents, extension) ? documents[extension] : undefined;
  const name = file.slice(file.lastIndexOf('/') + 1);
  // Beside an open document lies `~$name`, and `.~lock.name#`.
  if (kind === undefined || /(?:^|\/)_/.test(file) || /^[~.]/.test(name)) return undefined;
  const message = `${kind} is not read; save it as Markdown, “${name.replace(/\.[a-z]+$/i, '.md')}”, with front matter, or link to it from an article`;
  return problem(file, { code: 'article-format', field: 'file', message });
}

/** By extension. */
const documents: Readonly<Record<string, string>> = {
  ...{ doc: 'a Word document', docx: 'a Word document', docm: 'a Word document', dotx: 'a Word document' },
  ...{ odt: 'an OpenDocument text', fodt: 'an OpenDocument text', ott: 'an OpenDocument text' },
  ...{ rtf: 'a Rich Text file', rtfd: 'a Rich Text file', pages: 'a Pages document' },
  ...{ wpd: 'a WordPerfect document', wps: 'a Works document', abw: 'an AbiWord document' },
  ...{ gdoc: 'a link to a Google document', epub: 'an e-book', tex: 'a TeX file' },
};

/** Whether a text begins with lines between two of `---` (YAML) or `+++` (TOML). */
function hasFrontMatter(text: string): boolean {
  const [first = '', ...rest] = text.split(/\r?\n/);
  const fence = first.trimEnd();
  return (fence === '---' || fence === '+++') && rest.some((line) => line.trimEnd() === fence);
}

/** The first bytes as text, without a byte order mark; of a file that cannot be read, nothing. */
function beginning(found: SourceFile): string {
  try {
    const bytes = found.read(8_192);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '');
  } catch {
    return '';
  }
}
