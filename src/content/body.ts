import { type Html, trustedHtml } from '../collection/html.ts';
import { withDateline } from './dateline.ts';
import { type Answer, type Answers, prefixOf, renderPlain } from './plain.ts';
import type { Finding } from './problem.ts';
import type { Recorder } from './recorder.ts';
import { renderWhole } from './render.ts';
import { type Asking, scan } from './scan.ts';

export type BodyOptions = {
  /** Markdown. */
  readonly text: string;
  /** Line of the file on which the text begins. */
  readonly line: number;
  /** What the document is: its ids are marked by it. */
  readonly id: string;
  /** Absolute URL of the document. */
  readonly base: string;
  readonly embeds: readonly string[];
  readonly refer: Recorder;
  readonly dateline?: string | undefined;
};

/** A body to be rendered when it is wanted, with all that it takes; or one that had to be rendered to be judged. */
export type Body =
  | { readonly kind: 'plain'; readonly text: string; readonly answers: Answers }
  | { readonly kind: 'ready'; readonly html: Html };

/** What becomes of a text, with what is wrong with it. */
export function bodyOf(options: BodyOptions): { readonly body: Body; readonly findings: readonly Finding[] } {
  const { text, refer } = options;
  const askings = scan(text);
  const answers = askings && answersTo(askings, refer);
  if (answers) return { body: { kind: 'plain', text, answers }, findings: [] };
  const { html, findings } = renderWhole(options);
  return { body: { kind: 'ready', html: dated(html, options.dateline) }, findings };
}

type Printing = Pick<BodyOptions, 'id' | 'base' | 'dateline'>;

/** The body as safe HTML. */
export function printed(body: Body, { id, base, dateline }: Printing): Html {
  if (body.kind === 'ready') return body.html;
  const { text, answers } = body;
  return dated(renderPlain({ text, answers, prefix: prefixOf(id), base }), dateline);
}

const dated = (html: Html, dateline: string | undefined): Html =>
  dateline ? withDateline(html, dateline) : trustedHtml(html);

/** Undefined where one of them is a problem, which rendering places and reports. */
function answersTo(askings: readonly Asking[], refer: Recorder): Answers | undefined {
  const answers: [string, Answer][] = [];
  for (const [kind, reference] of askings) {
    const found = refer.resolve(kind, reference);
    if (found.kind === 'problem') return undefined;
    const { width, height } = found.kind === 'file' && kind === 'source' ? found.facts : {};
    answers.push([reference, width && height ? [found.url, width, height] : [found.url]]);
  }
  // A picture may also be linked to; what it says of its size is of use to the picture alone.
  return Object.fromEntries(answers.toSorted(([, a], [, b]) => a.length - b.length));
}
