import { resolve } from 'node:path';
import { type FeedName, feedAlone, pageOf } from '../../publish/preview/documents.ts';
import { renderingOf } from '../../publish/preview/rendering.ts';
import type { ShownArticle } from '../../publish/preview/shown-article.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { namedFolder } from '../content-folder.ts';
import { problemLine } from '../start/report.ts';
import { type ArticlePlace, findArticle } from './find.ts';
import { nothingText, openProofs, type Proof } from './proof.ts';
import { previewText } from './text.ts';

/** Columns of headings where the terminal is wide. */
const WIDTH = 80;

/** Shows an article; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [file] = args.positionals;
  if (file === undefined) throw new UsageError(`Which article? ${commandLine('preview FILE')}`);
  const print = printerFor(args);
  const place = findArticle({
    file,
    dir: resolve(namedFolder(args)),
    // npm says where it was called from.
    from: [process.cwd(), ...(process.env.INIT_CWD ? [process.env.INIT_CWD] : [])],
  });
  const siteUrl = process.env.SITE_URL || undefined;
  if (print === undefined) {
    const { servePreview } = await import('./serve.ts');
    return servePreview({ place, siteUrl, port: portOf(args.one('port')), width: columns() });
  }
  const proofs = await openProofs({ ...place, siteUrl });
  try {
    const proof = await proofs.proof(new Date());
    process.stdout.write(`${(await print(place, proof)).replace(/\n?$/, '\n')}`);
    return isFaulty(proof) ? 1 : 0;
  } finally {
    await proofs.close();
  }
}

type Print = (place: ArticlePlace, proof: Proof) => Promise<string>;

/** What is printed, where that is all that is wanted. */
function printerFor(args: ParsedArgs): Print | undefined {
  const chosen = ['text', 'html', 'json', 'feed'].filter((name) => args.flag(name) || args.one(name));
  if (chosen.length > 1)
    throw new UsageError(`One of ${chosen.map((name) => `--${name}`).join(', ')} at a time.`);
  switch (chosen[0]) {
    case 'text':
      return textOf;
    case 'html':
      return documentOf(pageOf);
    case 'json':
      return jsonOf;
    case 'feed':
      return documentOf((shown) => feedAlone(shown, feedName(args.one('feed'))));
    default:
      return undefined;
  }
}

async function textOf({ dir }: ArticlePlace, proof: Proof): Promise<string> {
  const width = columns();
  const rendering = proof.shown && (await renderingOf(proof.shown));
  return previewText({ dir, proof, rendering, width });
}

/** A document goes to standard output, what is wrong to standard error. */
const documentOf =
  (make: (shown: ShownArticle) => Promise<string>): Print =>
  async ({ dir }, proof) => {
    for (const problem of proof.problems) console.error(problemLine(dir, problem, process.stderr));
    if (proof.shown === undefined) throw new CommandError(nothingText(proof));
    const { about } = proof.shown;
    if (make === pageOf && 'article' in about && about.article.elsewhere)
      throw new CommandError(`Its page is not here: ${about.article.url}`);
    return make(proof.shown);
  };

async function jsonOf(_: ArticlePlace, { file, problems, shown }: Proof): Promise<string> {
  // Written by src/feed/formats/json/json.ts.
  const feed =
    shown && (JSON.parse(await feedAlone(shown, 'json')) as { readonly items: readonly unknown[] });
  return JSON.stringify({ file, state: shown?.state, problems, item: feed?.items[0] }, null, 2);
}

function feedName(name: string | undefined): FeedName {
  if (name === 'rss' || name === 'atom' || name === 'json') return name;
  throw new UsageError(`--feed ${name}: rss, atom or json.`);
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new UsageError(`--port ${text}: a number from 0 to 65535.`);
  return Number(text);
}

/** Whether readers cannot have the article as it is. */
export function isFaulty({ problems, shown }: Proof): boolean {
  return shown === undefined || problems.some(({ severity }) => severity === 'error');
}

const columns = (): number => Math.min(WIDTH, process.stdout.columns ?? WIDTH);
